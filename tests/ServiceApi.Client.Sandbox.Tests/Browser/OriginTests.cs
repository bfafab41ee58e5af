using Microsoft.Playwright;
using ServiceApi.Client.Tests.Shared;
using static Microsoft.Playwright.Assertions;

namespace ServiceApi.Client.Sandbox.Tests;

/// <summary>The page needs nothing but the sandbox.</summary>
public sealed class OriginTests(Browser browser)
{
    [Fact]
    public async Task Nothing_is_asked_for_elsewhere_and_the_browser_complains_of_nothing()
    {
        await using var visit = await Visit.StartAsync(browser);

        await visit.Button("Add a job").ClickAsync();
        await Expect(visit.Rows("Service jobs")).ToHaveCountAsync(13);

        string[] paths = ["/", "/_sandbox/page.css", "/_sandbox/page.js", "/_sandbox/connection", "/_sandbox/state", "/_sandbox/add-job"];
        Assert.Superset(paths.ToHashSet(), visit.Requests.Select(request => request.AbsolutePath).ToHashSet());
        Assert.All(visit.Requests, request => Assert.Equal(visit.Sandbox.Endpoint.Authority, request.Authority));
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Sandbox.Requests);
    }

    [Fact]
    public async Task The_browser_would_refuse_what_is_elsewhere_or_inline()
    {
        await using var visit = await Visit.StartAsync(browser);

        await visit.Page.EvaluateAsync("""
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.ran = true';
              document.body.append(script);
              fetch('http://localhost:9/').catch(() => {});
            }
            """);

        Assert.False(await visit.Page.EvaluateAsync<bool>("window.ran === true"));
        await Eventually.TrueAsync(() => visit.Complaints.Count(complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal)) >= 2);
    }

    [Fact]
    public async Task It_tells_how_to_connect()
    {
        await using var visit = await Visit.StartAsync(browser);
        var connect = visit.Section("Connect");

        await Expect(connect.GetByText(visit.Sandbox.TokenEndpoint.ToString(), new() { Exact = true })).ToBeVisibleAsync();
        await Expect(connect.GetByText(visit.Sandbox.ExtendTokenEndpoint.ToString(), new() { Exact = true })).ToBeVisibleAsync();
        await Expect(connect.GetByText("sandbox-client-secret", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(connect.GetByRole(AriaRole.Code)).ToContainTextAsync($"{visit.Sandbox.Endpoint}service/v1/serviceJobs?");
    }
}
