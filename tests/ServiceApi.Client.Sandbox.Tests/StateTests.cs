using System.Text.Json.Nodes;

namespace ServiceApi.Client.Sandbox.Tests;

public sealed class StateTests
{
    [Fact]
    public async Task A_sandbox_without_work_has_empty_tables()
    {
        await using var page = await PageOverHttp.StartAsync();

        var state = await page.StateAsync();

        Assert.Equal(["requests", "buckets", "jobs", "appointments", "orders"], state.Select(table => table.Key));
        Assert.All(state, table => Assert.Equal("""{"rows":[],"total":0}""", table.Value!.ToJsonString()));
    }

    [Fact]
    public async Task A_request_is_told_with_its_bucket()
    {
        await using var page = await PageOverHttp.StartAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = page.Sandbox.Account.ClientId,
            ["client_secret"] = page.Sandbox.Account.ClientSecret,
            ["refresh_token"] = page.Sandbox.Account.RefreshToken,
        });
        using var issued = await page.Http.PostAsync("/auth/o2/token", form);

        await page.SendAsync(HttpMethod.Get, "/service/v1/serviceJobs/j?a=b", ("User-Agent", "Tests/1.0 (Language=C#)"), ("x-amz-access-token", page.Sandbox.Tokens.Issued[0]));
        await page.SendAsync(HttpMethod.Get, "/nowhere?secret=1");

        var state = await page.StateAsync();
        Assert.Equal(3, (int)state["requests"]!["total"]!);
        AssertRow("""{"time":"2026-11-22T12:00:00+00:00","operation":"GET /nowhere","account":null,"status":404}""", state["requests"]!["rows"]![0]!);
        AssertRow("""{"time":"2026-11-22T12:00:00+00:00","operation":"getServiceJobByServiceJobId","account":"sandbox-client-id","status":404}""", state["requests"]!["rows"]![1]!);
        AssertRow("""{"operation":"getServiceJobByServiceJobId","account":"sandbox-client-id","level":39,"ratePerSecond":20,"burst":40,"refused":0}""", state["buckets"]!["rows"]![0]!);
    }

    [Fact]
    public async Task Of_many_rows_the_first_are_told_and_all_are_counted()
    {
        await using var page = await PageOverHttp.StartAsync(jobs: 150, orders: 101);
        for (var sent = 0; sent < 51; sent++)
        {
            await page.SendAsync(HttpMethod.Get, $"/{sent}");
        }

        var state = await page.StateAsync();

        Assert.Equal(["requests 50 of 51", "buckets 0 of 0", "jobs 100 of 150", "appointments 97 of 97", "orders 100 of 101"], state.Select(table => $"{table.Key} {table.Value!["rows"]!.AsArray().Count} of {table.Value["total"]}"));
        Assert.Equal("GET /50", (string)state["requests"]!["rows"]![0]!["operation"]!);
        var changes = state["jobs"]!["rows"]!.AsArray().Select(job => (DateTimeOffset)job!["changed"]!).ToArray();
        Assert.Equal(changes.OrderDescending(), changes);
        Assert.Equal(45, state["appointments"]!["rows"]!.AsArray().TakeWhile(row => (string)row!["status"]! == "ACTIVE").Count());
    }

    [Fact]
    public async Task Nothing_about_a_person_is_told()
    {
        await using var page = await PageOverHttp.StartAsync(jobs: 20);

        var state = (await page.StateAsync()).ToJsonString();

        var personal = page.Sandbox.Jobs.All.SelectMany(job => Texts(job.Json["buyer"]).Concat(Texts(job.Json["serviceLocation"]?["address"]))).Distinct(StringComparer.Ordinal).ToArray();
        Assert.True(personal.Length > 40, $"Only {personal.Length} texts about persons were found.");
        // Shorter ones, such as postal codes, are parts of ids
        Assert.All(personal.Where(text => text.Length > 5), text => Assert.DoesNotContain(text, state, StringComparison.Ordinal));
        Assert.Contains("ATECH000", state, StringComparison.Ordinal);
        Assert.DoesNotContain("Tess Technician", state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_lacks_everything_is_told_too()
    {
        await using var page = await PageOverHttp.StartAsync();
        page.Sandbox.Jobs.Add("""{ "serviceJobId": "j", "appointments": [{}] }""");

        var state = await page.StateAsync();

        AssertRow("""{"status":null,"service":null,"store":null,"created":"2026-11-22T12:00:00+00:00","changed":"2026-11-22T12:00:00+00:00"}""", state["jobs"]!["rows"]![0]!);
        AssertRow("""{"job":"j","status":null,"start":null,"minutes":null,"technicians":""}""", state["appointments"]!["rows"]![0]!);
    }

    /// <summary>Compares all of a row but its id.</summary>
    private static void AssertRow(string expected, JsonNode actual)
    {
        actual.AsObject().Remove("id");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => Texts(member.Value)),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };
}
