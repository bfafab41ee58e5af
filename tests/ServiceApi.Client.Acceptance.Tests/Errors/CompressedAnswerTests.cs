using System.IO.Compression;
using System.Net;
using System.Text;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Errors;

[Collection(nameof(Alone))]
public sealed class CompressedAnswerTests
{
    private const int Mebibyte = 1024 * 1024;
    private static readonly Dictionary<string, string> Gzip = new() { ["Content-Encoding"] = "gzip" };

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Faults.Add(Compressed(200, to => to.Write(Encoding.UTF8.GetBytes("""{"payload":{"serviceJobId":"J"}}"""))));

        Assert.Equal("J", (await app.Client.Jobs.GetAsync("J")).ServiceJobId);
    }

    [Fact]
    public async Task An_answer_that_grows_beyond_16_MiB_is_cut_off()
    {
        await using var app = await App.StartAsync();
        await app.Client.Jobs.ListAsync(App.Everything).GetAsyncEnumerator().MoveNextAsync();
        var bomb = Compressed(200, Explode);
        app.Sandbox.Faults.Add(bomb);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var exception = await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => app.Client.Jobs.GetAsync("J"));

        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
        Assert.Contains("16 MiB", exception.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 100 * Mebibyte);
    }

    [Fact]
    public async Task Of_an_error_that_explodes_the_status_is_kept()
    {
        await using var app = await App.StartAsync();
        await app.Client.Jobs.ListAsync(App.Everything).GetAsyncEnumerator().MoveNextAsync();
        app.Sandbox.Faults.Add(Compressed(400, Explode));
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.Client.Jobs.GetAsync("J"));

        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 5 * Mebibyte);
    }

    [Fact]
    public async Task A_broken_compression_is_a_broken_connection_and_tried_again()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");
        app.Sandbox.Faults.Add(new Fault { StatusCode = 200, Body = "this is no gzip"u8.ToArray(), Headers = Gzip });

        Assert.Equal("J", (await app.Client.Jobs.GetAsync("J")).ServiceJobId);
        Assert.Equal(2, app.Sandbox.Requests.Of("getServiceJobByServiceJobId").Count);
    }

    private static void Explode(Stream to)
    {
        var block = new byte[Mebibyte];
        block.AsSpan().Fill((byte)' ');
        for (var count = 0; count < 200; count++)
        {
            to.Write(block);
        }
    }

    private static Fault Compressed(int status, Action<Stream> write)
    {
        using var body = new MemoryStream();
        using (var compression = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))
        {
            write(compression);
        }

        return new() { Operation = "getServiceJobByServiceJobId", StatusCode = status, Body = body.ToArray(), Headers = Gzip };
    }
}
