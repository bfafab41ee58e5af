using System.Text.Json.Nodes;
using Sandbox;

namespace ServiceApi.Client.Sandbox.Tests;

public sealed class PageTests
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["/"] = "text/html; charset=utf-8",
        ["/_sandbox/page.css"] = "text/css; charset=utf-8",
        ["/_sandbox/page.js"] = "text/javascript; charset=utf-8",
        ["/_sandbox/icon.svg"] = "image/svg+xml; charset=utf-8",
        ["/_sandbox/connection"] = "application/json; charset=utf-8",
        ["/_sandbox/state"] = "application/json; charset=utf-8",
    };

    public static TheoryData<string> Paths => [.. Types.Keys];

    public static TheoryData<string> Actions => ["/_sandbox/add-job", "/_sandbox/expire-tokens", "/_sandbox/fail-next"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Each_part_of_the_page_is_served_with_a_policy_and_is_not_recorded(string path)
    {
        await using var page = await PageOverHttp.StartAsync(jobs: 1);
        page.Sandbox.Faults.Add(new() { StatusCode = 500 });

        using var answer = await page.Http.GetAsync(path);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(Types[path], answer.Content.Headers.ContentType!.ToString());
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Empty(page.Sandbox.Requests);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    [MemberData(nameof(Actions))]
    public async Task Other_verbs_and_other_sites_are_refused(string path)
    {
        await using var page = await PageOverHttp.StartAsync();
        var (right, wrong) = Types.ContainsKey(path) ? (HttpMethod.Get, HttpMethod.Post) : (HttpMethod.Post, HttpMethod.Get);
        var own = page.Sandbox.Endpoint.GetLeftPart(UriPartial.Authority);

        Assert.Equal(405, await page.SendAsync(wrong, path));
        Assert.Equal(403, await page.SendAsync(right, path, ("Host", "rebound.example")));
        Assert.Equal(403, await page.SendAsync(right, path, ("Origin", "https://elsewhere.example")));
        Assert.Equal(403, await page.SendAsync(right, path, ("Origin", "null")));
        Assert.Empty(page.Sandbox.Jobs.All);
        Assert.InRange(await page.SendAsync(right, path, ("Origin", own)), 200, 204);
        Assert.InRange(await page.SendAsync(right, path, ("Host", $"localhost:{page.Sandbox.Endpoint.Port}")), 200, 204);
    }

    [Fact]
    public async Task Actions_can_be_sent_by_any_program()
    {
        await using var page = await PageOverHttp.StartAsync(jobs: 3);

        Assert.Equal(204, await page.SendAsync(HttpMethod.Post, "/_sandbox/add-job"));
        Assert.Equal(204, await page.SendAsync(HttpMethod.Post, "/_sandbox/fail-next"));

        Assert.Equal(4, page.Sandbox.Jobs.All.Count);
        Assert.Equal(503, await page.SendAsync(HttpMethod.Get, "/service/v1/serviceJobs"));
        Assert.NotEqual(503, await page.SendAsync(HttpMethod.Get, "/service/v1/serviceJobs"));
    }

    [Fact]
    public async Task The_connection_is_what_a_client_needs()
    {
        await using var page = await PageOverHttp.StartAsync();

        var connection = JsonNode.Parse(await page.Http.GetStringAsync("/_sandbox/connection"))!.AsObject();

        Assert.Equal(page.Sandbox.TokenEndpoint.ToString(), (string)connection["tokenEndpoint"]!);
        Assert.Equal(page.Sandbox.ExtendTokenEndpoint.ToString(), (string)connection["extendTokenEndpoint"]!);
        Assert.Equal(page.Sandbox.ExtendAccount.PrivateKey, (string)connection["extendPrivateKey"]!);
        Assert.Equal(Connection.To(page.Sandbox).Curl, (string)connection["curl"]!);
        Assert.All(connection, member => Assert.Contains((string)member.Value!, Connection.To(page.Sandbox).Text(), StringComparison.Ordinal));
    }
}
