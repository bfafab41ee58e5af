using System.Text;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Testing.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task A_status_comes_as_often_as_asked_for_with_the_services_own_words()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Faults.Add(new Fault { StatusCode = 503, Times = 2, RetryAfter = TimeSpan.FromSeconds(1.5) });

        using var first = await world.ListAsync();
        using var second = await world.ListAsync();
        using var third = await world.ListAsync();

        Assert.Equal("ServiceUnavailable", (string)(await World.ErrorAsync(first, 503))["code"]!);
        Assert.Equal(TimeSpan.FromSeconds(2), first.Headers.RetryAfter!.Delta);
        Assert.Equal("application/json", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal([503, 200], [(int)second.StatusCode, (int)third.StatusCode]);
        Assert.Equal([503, 503, 200], world.Sandbox.Requests.Select(request => request.StatusCode!.Value));
    }

    [Fact]
    public async Task Body_and_headers_are_sent_as_they_were_given()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Faults.Add(new Fault
        {
            StatusCode = 418,
            Body = "[{}]"u8.ToArray(),
            Headers = new Dictionary<string, string> { ["Content-Type"] = "text/plain", ["X-Odd"] = "yes", ["x-amzn-RequestId"] = "mine" },
        });

        using var answer = await world.ListAsync();

        Assert.Equal(418, (int)answer.StatusCode);
        Assert.Equal("[{}]", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("yes", Assert.Single(answer.Headers.GetValues("X-Odd")));
        Assert.Equal("mine", Assert.Single(answer.Headers.GetValues("x-amzn-RequestId")));
    }

    [Fact]
    public async Task A_fault_of_one_operation_leaves_the_others_alone()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Faults.Add(new Fault { Operation = "getServiceJobs", StatusCode = 500, Times = Fault.Always });

        using var other = await world.GetAsync("/service/v1/serviceJobs/j");
        using var first = await world.ListAsync();
        using var second = await world.ListAsync();

        Assert.Equal([404, 500, 500], [(int)other.StatusCode, (int)first.StatusCode, (int)second.StatusCode]);
    }

    [Fact]
    public async Task A_fault_of_no_operation_in_particular_spares_the_token_endpoint_which_has_its_own()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Faults.Add(new Fault { StatusCode = 500 });
        world.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.TokenOperation, StatusCode = 503, Skip = 1 });

        await world.IssueTokenAsync();
        using var outage = await world.AskForTokenAsync();
        using var fault = await world.ListAsync();

        Assert.Equal(503, (int)outage.StatusCode);
        Assert.Equal("temporarily_unavailable", (string)(await World.ReadAsync(outage))["error"]!);
        Assert.Equal(500, (int)fault.StatusCode);
    }

    [Fact]
    public async Task A_fault_may_skip_requests_and_choose_among_them()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Faults.Add(new Fault { StatusCode = 500, Skip = 1, When = request => request.Query.Contains("pageSize=7", StringComparison.Ordinal) });

        var statuses = new List<int>();
        foreach (var query in new[] { "pageSize=7", "", "pageSize=7", "pageSize=7" })
        {
            using var answer = await world.ListAsync(query);
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([200, 200, 500, 200], statuses);
    }

    [Fact]
    public async Task Faults_happen_one_at_a_time_in_the_order_in_which_they_were_added()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Faults.Add(new Fault { StatusCode = 500 });
        world.Sandbox.Faults.Add(new Fault { StatusCode = 502 });

        using var first = await world.ListAsync();
        using var second = await world.ListAsync();

        Assert.Equal([500, 502], [(int)first.StatusCode, (int)second.StatusCode]);
    }

    [Fact]
    public async Task Faults_can_be_taken_back()
    {
        await using var world = await World.StartAsync();
        var fault = new Fault { StatusCode = 500, Times = Fault.Always };
        world.Sandbox.Faults.Add(fault);
        world.Sandbox.Faults.Add(new Fault { StatusCode = 502 });

        Assert.True(world.Sandbox.Faults.Remove(fault));
        Assert.False(world.Sandbox.Faults.Remove(fault));
        using var second = await world.ListAsync();
        world.Sandbox.Faults.Add(fault);
        world.Sandbox.Faults.Clear();
        using var none = await world.ListAsync();

        Assert.Equal([502, 200], [(int)second.StatusCode, (int)none.StatusCode]);
    }

    [Theory]
    [InlineData(false, "HOLD")]
    [InlineData(true, "COMPLETED")]
    public async Task An_answer_in_place_of_the_operations_changes_state_only_when_told_to(bool carriesOut, string status)
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j", "serviceJobStatus": "HOLD" }""");
        world.Sandbox.Faults.Add(new Fault { StatusCode = 500, CarriesOut = carriesOut });

        using var answer = await world.CompleteAsync("j");

        Assert.Equal("InternalFailure", (string)(await World.ErrorAsync(answer, 500))["code"]!);
        Assert.Equal(status, world.Sandbox.Jobs.Find("j")!.Status);
    }

    [Fact]
    public async Task A_delay_holds_the_request_back_by_the_sandboxs_clock()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j", "serviceJobStatus": "HOLD" }""");
        world.Sandbox.Faults.Add(new Fault { RequestDelay = TimeSpan.FromSeconds(30) });

        var answering = world.CompleteAsync("j");
        await Eventually.TrueAsync(() => world.Time.NextTimer is not null);
        world.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("HOLD", world.Sandbox.Jobs.Find("j")!.Status);
        Assert.False(answering.IsCompleted);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        using var answer = await answering;

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("COMPLETED", world.Sandbox.Jobs.Find("j")!.Status);
    }

    [Fact]
    public async Task A_request_waits_until_the_test_lets_it_go()
    {
        await using var world = await World.StartAsync();
        var gate = new TaskCompletionSource();
        world.Sandbox.Faults.Add(new Fault { Until = gate.Task });

        var answering = world.ListAsync();
        var waiting = Assert.Single(await world.Sandbox.Requests.WaitForAsync("getServiceJobs"));
        Assert.Null(waiting.StatusCode);
        Assert.False(answering.IsCompleted);
        gate.SetResult();
        using var answer = await answering;

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(200, waiting.StatusCode);
    }

    [Fact]
    public async Task Latency_holds_every_answer_back_after_the_request_was_carried_out()
    {
        await using var world = await World.StartAsync();
        await using var slow = await ServiceApiSandbox.StartAsync(new() { TimeProvider = world.Time, Latency = TimeSpan.FromSeconds(1) });
        using var http = new HttpClient();

        var answering = http.GetAsync(slow.TokenEndpoint);
        await Eventually.TrueAsync(() => world.Time.NextTimer == TimeSpan.FromSeconds(1));
        Assert.False(answering.IsCompleted);
        world.Time.Advance(TimeSpan.FromSeconds(1));

        using var answer = await answering;
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Unreadable_answers_are_what_they_say()
    {
        await using var world = await World.StartAsync();
        foreach (var fault in new[] { Fault.Html(), Fault.TruncatedJson(), Fault.Garbage(), Fault.Oversized(1_000_000) })
        {
            world.Sandbox.Faults.Add(fault);
        }

        using var html = await world.ListAsync();
        using var truncated = await world.ListAsync();
        using var garbage = await world.ListAsync();
        using var oversized = await world.ListAsync();

        Assert.Equal("502 text/html", $"{(int)html.StatusCode} {html.Content.Headers.ContentType}");
        Assert.StartsWith("<!DOCTYPE html>", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => World.ReadAsync(truncated));
        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(garbage.Content.ReadAsByteArrayAsync().Result));
        Assert.Equal(1_000_000, oversized.Content.Headers.ContentLength);
        Assert.Equal(1_000_000 - """{"padding":""}""".Length, ((string)(await World.ReadAsync(oversized))["padding"]!).Length);
    }

    [Fact]
    public async Task A_body_in_chunks_does_not_tell_its_length()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Faults.Add(Fault.Oversized(1_000_000) with { Headers = new Dictionary<string, string> { ["Transfer-Encoding"] = "chunked" } });
        using var request = world.Request(HttpMethod.Get, "/service/v1/serviceJobs/j");

        using var answer = await world.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.True(answer.Headers.TransferEncodingChunked);
        Assert.Null(answer.Content.Headers.ContentLength);
        Assert.Equal(1_000_000, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task A_204_has_no_body()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Faults.Add(new Fault { StatusCode = 204 });

        using var answer = await world.ListAsync();

        Assert.Equal(204, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    public static TheoryData<string> ImpossibleFaults => [.. Impossible.Keys];

    private static readonly Dictionary<string, Fault> Impossible = new()
    {
        ["an unknown operation"] = new() { Operation = "getServiceJob", StatusCode = 500 },
        ["no times"] = new() { Times = 0 },
        ["less than no skipping"] = new() { Skip = -1 },
        ["a delay before now"] = new() { RequestDelay = TimeSpan.FromTicks(-1) },
        ["an answer before now"] = new() { AnswerDelay = TimeSpan.FromTicks(-1) },
        ["a compressed answer without end"] = new() { NeverEnds = true, CompressesAnswer = true },
        ["an answer without end that breaks off"] = new() { NeverEnds = true, Break = ConnectionBreak.WithinBody },
        ["a status that ends nothing"] = new() { StatusCode = 199 },
        ["no status of HTTP"] = new() { StatusCode = 600 },
        ["a 204 with a body"] = new() { StatusCode = 204, Body = "{}"u8.ToArray() },
        ["a body without a status"] = new() { Body = "{}"u8.ToArray() },
        ["a 429 after the fact"] = new() { StatusCode = 429, CarriesOut = true },
        ["a 503 after the fact"] = new() { StatusCode = 503, CarriesOut = true },
    };

    [Theory]
    [MemberData(nameof(ImpossibleFaults))]
    public async Task A_fault_that_cannot_happen_is_refused(string fault)
    {
        await using var world = await World.StartAsync();

        Assert.ThrowsAny<ArgumentException>(() => world.Sandbox.Faults.Add(Impossible[fault]));
    }
}
