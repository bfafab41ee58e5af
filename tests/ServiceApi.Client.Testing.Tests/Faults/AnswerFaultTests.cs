using System.IO.Compression;
using System.Net;
using System.Text;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Testing.Tests;

/// <summary>What can happen to an answer on its way.</summary>
public sealed class AnswerFaultTests
{
    private const string Job = "/service/v1/serviceJobs/j";

    [Fact]
    public async Task A_late_answer_is_late_after_the_request_was_carried_out()
    {
        await using var world = await WithJobAsync();
        world.Sandbox.Faults.Add(new Fault { AnswerDelay = TimeSpan.FromSeconds(5) });

        var late = world.CompleteAsync("j");
        await Eventually.TrueAsync(() => world.Time.NextWait == TimeSpan.FromSeconds(5));

        Assert.Equal("COMPLETED", world.Sandbox.Jobs.Find("j")!.Status);
        Assert.False(late.IsCompleted);
        world.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, (await late).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(500)]
    public async Task An_answer_is_compressed(int? status)
    {
        await using var world = await WithJobAsync();
        world.Sandbox.Faults.Add(new Fault { CompressesAnswer = true, StatusCode = status });

        using var answer = await world.GetAsync(Job);

        Assert.Equal(status ?? 200, (int)answer.StatusCode);
        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.NotEmpty(answer.Headers.GetValues("x-amzn-RequestId"));
        await using var content = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.StartsWith(status is null ? """{"payload":""" : """{"errors":""", await new StreamReader(content).ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_a_body_is_not_compressed_and_ends()
    {
        await using var world = await WithJobAsync();
        world.Sandbox.Faults.Add(new Fault { CompressesAnswer = true, StatusCode = 204 });
        world.Sandbox.Faults.Add(new Fault { NeverEnds = true, StatusCode = 204 });

        using var compressed = await world.GetAsync(Job);
        using var endless = await world.GetAsync(Job);

        Assert.Empty(compressed.Content.Headers.ContentEncoding);
        Assert.Empty(await endless.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_endless_answer_goes_on_after_its_body_until_the_client_hangs_up()
    {
        const int Length = 3_000_000;
        await using var world = await WithJobAsync();
        world.Sandbox.Faults.Add(new Fault { NeverEnds = true });
        using var request = world.Request(HttpMethod.Get, Job);

        using (var answer = await world.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
            var text = new byte[Length];
            await using var body = await answer.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(text);

            Assert.Null(answer.Content.Headers.ContentLength);
            Assert.Equal("j", (string)System.Text.Json.Nodes.JsonNode.Parse(text)!["payload"]!["serviceJobId"]!);
            Assert.Equal((byte)' ', text[^1]);
        }

        using var next = await world.GetAsync(Job);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task A_connection_breaks_after_the_headers_and_the_change()
    {
        await using var world = await WithJobAsync();
        world.Sandbox.Faults.Add(new Fault { Break = ConnectionBreak.AfterHeaders });
        using var request = world.Request(HttpMethod.Put, $"{Job}/completions");

        using var answer = await world.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();

        Assert.Equal(2, answer.Content.Headers.ContentLength);
        await Assert.ThrowsAsync<HttpIOException>(() => body.ReadExactlyAsync(new byte[1]).AsTask());
        Assert.Equal("COMPLETED", world.Sandbox.Jobs.Find("j")!.Status);
    }

    [Fact]
    public async Task A_connection_falls_silent_within_the_body_and_stays_open()
    {
        await using var world = await WithJobAsync();
        world.Sandbox.Faults.Add(new Fault { Break = ConnectionBreak.StalledWithinBody });
        using var request = world.Request(HttpMethod.Get, Job);
        using var patience = new CancellationTokenSource();

        using var answer = await world.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var half = new byte[(int)answer.Content.Headers.ContentLength! / 2];
        await body.ReadExactlyAsync(half);
        var rest = body.ReadExactlyAsync(new byte[1], patience.Token).AsTask();

        Assert.StartsWith("""{"payload":""", Encoding.UTF8.GetString(half), StringComparison.Ordinal);
        Assert.False(rest.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest);
    }

    private static async Task<World> WithJobAsync()
    {
        var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j", "serviceJobStatus": "HOLD" }""");
        return world;
    }
}
