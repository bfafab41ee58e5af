using ServiceApi.Client.Tests.Documents.Support;

namespace ServiceApi.Client.Tests.Documents;

/// <summary>Measures the process, so that no other test runs beside it.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests : IDisposable
{
    private const int MostForAFile = 256 * 1024;
    private const int Times = 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Memory_does_not_grow_with_a_file()
    {
        var content = DocumentContent.FromFile(_folder.Write("document.pdf", Samples.Pdf(Samples.MostBytes)));
        await using var uploads = new Uploads(options => options.Throttling.UsagePlans["createServiceDocumentUploadDestination"] = new() { Burst = 1000 });
        uploads.Store.Before = async (request, cancellationToken) =>
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return new(System.Net.HttpStatusCode.OK);
        };
        var pool = new WatchedPool();
        using (var watched = uploads.On(pool))
        {
            await watched.UploadAsync(content, null, null, CancellationToken.None);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var upload = 0; upload < Times; upload++)
        {
            await uploads.Documents.UploadAsync(content);
        }

        Assert.InRange((GC.GetTotalAllocatedBytes(precise: true) - before) / Times, 0, MostForAFile);
        Assert.InRange(pool.MostBytes, 1, MostForAFile);
    }

    [Theory]
    [InlineData(Samples.MostBytes, true)]
    [InlineData(2 * Samples.MostBytes, false)]
    public async Task A_stream_that_is_read_once_takes_no_more_than_a_document_may_have(int length, bool isAllowed)
    {
        var pool = new WatchedPool();
        await using var uploads = new Uploads();
        using var uploader = uploads.On(pool);

        var exception = await Record.ExceptionAsync(() => uploader.UploadAsync(DocumentContent.FromStream(new PipeStream(Samples.Pdf(length))), null, null, CancellationToken.None));

        Assert.Equal(isAllowed, exception is null);
        Assert.InRange(pool.MostBytes, Samples.MostBytes, Samples.MostBytes + MostForAFile);
    }
}
