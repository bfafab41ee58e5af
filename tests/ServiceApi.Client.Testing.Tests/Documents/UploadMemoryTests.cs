namespace ServiceApi.Client.Testing.Tests;

/// <summary>Measures the process, so that no other test runs beside it.</summary>
[CollectionDefinition(nameof(UploadMemoryTests), DisableParallelization = true)]
[Collection(nameof(UploadMemoryTests))]
public sealed class UploadMemoryTests
{
    private const int Length = 5_242_880;
    private const int Times = 100;

    [Fact]
    public async Task A_hundred_of_the_largest_documents_that_are_not_kept_take_less_memory_than_they_have_bytes()
    {
        await using var world = await World.StartAsync(time => new() { TimeProvider = time, KeepUploads = false });
        var destination = await world.AnnounceAsync(Length);
        var sent = destination.Encrypt(Uploading.Pdf(Length));
        await SendAsync();
        var before = GC.GetTotalAllocatedBytes(precise: true);

        for (var uploaded = 0; uploaded < Times; uploaded++)
        {
            await SendAsync();
        }

        // Kestrel's own blocks included, which it does not use again under such a load
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, (long)Times * Length);
        Assert.Equal(Times + 1, destination.UploadCount);
        Assert.Empty(destination.Upload!.Problems);

        async Task SendAsync()
        {
            using var answer = await world.SendAsync(destination, sent);
            Assert.Equal(200, (int)answer.StatusCode);
        }
    }
}
