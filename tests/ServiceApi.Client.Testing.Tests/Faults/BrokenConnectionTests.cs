using System.Net.Sockets;
using System.Text;

namespace ServiceApi.Client.Testing.Tests;

public sealed class BrokenConnectionTests
{
    [Theory]
    [InlineData(false, "HOLD")]
    [InlineData(true, "COMPLETED")]
    public async Task A_connection_breaks_before_the_answer_and_before_or_after_the_change(bool carriesOut, string status)
    {
        await using var world = await WithJobAsync();
        world.Sandbox.Faults.Add(new Fault { Break = ConnectionBreak.BeforeAnswer, CarriesOut = carriesOut });

        await Assert.ThrowsAsync<HttpRequestException>(() => world.CompleteAsync("j"));

        Assert.Equal(status, world.Sandbox.Jobs.Find("j")!.Status);
        var request = Assert.Single(world.Sandbox.Requests);
        Assert.Equal("completeServiceJobByServiceJobId", request.OperationId);
        Assert.Null(request.StatusCode);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_answer_is_reset()
    {
        await using var world = await WithJobAsync();
        world.Sandbox.Faults.Add(new Fault { Break = ConnectionBreak.BeforeAnswer });

        var broken = await Assert.ThrowsAsync<HttpRequestException>(() => world.CompleteAsync("j"));

        var reset = Assert.IsType<SocketException>(broken.GetBaseException());
        Assert.Equal(SocketError.ConnectionReset, reset.SocketErrorCode);
    }

    [Fact]
    public async Task A_connection_breaks_within_the_headers_after_the_change()
    {
        await using var world = await WithJobAsync();
        world.Sandbox.Faults.Add(new Fault { Break = ConnectionBreak.WithinHeaders });

        var broken = await Assert.ThrowsAsync<HttpRequestException>(() => world.CompleteAsync("j"));

        Assert.Equal(HttpRequestError.ResponseEnded, broken.HttpRequestError);
        Assert.Equal("COMPLETED", world.Sandbox.Jobs.Find("j")!.Status);
    }

    [Fact]
    public async Task A_connection_breaks_within_the_body_of_the_operations_answer()
    {
        await using var world = await WithJobAsync();
        world.Sandbox.Jobs.Seed(20);
        world.Sandbox.Faults.Add(new Fault { Break = ConnectionBreak.WithinBody });
        using var request = world.Request(HttpMethod.Get, $"/service/v1/serviceJobs?marketplaceIds={World.Marketplace}&{World.AnyTime}");

        using var answer = await world.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var received = new MemoryStream();
        var broken = await Assert.ThrowsAsync<HttpIOException>(() => body.CopyToAsync(received));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(HttpRequestError.ResponseEnded, broken.HttpRequestError);
        Assert.Equal(answer.Content.Headers.ContentLength / 2, received.Length);
        Assert.StartsWith("""{"payload":""", Encoding.UTF8.GetString(received.ToArray()), StringComparison.Ordinal);
        Assert.Equal(200, Assert.Single(world.Sandbox.Requests).StatusCode);
    }

    [Fact]
    public async Task A_connection_breaks_within_a_body_that_the_test_gave_and_nothing_is_changed()
    {
        await using var world = await WithJobAsync();
        world.Sandbox.Faults.Add(new Fault { Break = ConnectionBreak.WithinBody, StatusCode = 500 });

        var broken = await Assert.ThrowsAsync<HttpRequestException>(() => world.CompleteAsync("j"));

        Assert.IsType<HttpIOException>(broken.InnerException);
        Assert.Equal("HOLD", world.Sandbox.Jobs.Find("j")!.Status);
    }

    [Fact]
    public async Task The_token_endpoint_breaks_too()
    {
        await using var world = await WithJobAsync();
        world.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.TokenOperation, Break = ConnectionBreak.BeforeAnswer });

        await Assert.ThrowsAsync<HttpRequestException>(() => world.IssueTokenAsync());
        await world.IssueTokenAsync();

        Assert.Equal(2, world.Sandbox.Tokens.IssuedCount);
    }

    [Fact]
    public async Task The_next_request_is_answered_on_a_new_connection()
    {
        await using var world = await WithJobAsync();
        world.Sandbox.Faults.Add(new Fault { Break = ConnectionBreak.WithinBody });

        await Assert.ThrowsAsync<HttpRequestException>(() => world.GetAsync("/service/v1/serviceJobs/j"));
        using var answer = await world.GetAsync("/service/v1/serviceJobs/j");

        Assert.Equal(200, (int)answer.StatusCode);
    }

    private static async Task<World> WithJobAsync()
    {
        var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j", "serviceJobStatus": "HOLD" }""");
        return world;
    }
}
