using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Sandbox;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Sandbox.Tests;

/// <summary>A sandbox on a clock that the test moves, and somebody who looks at its page.</summary>
internal sealed class Visit : IAsyncDisposable
{
    public const string Job = "6f460c1a-755d-d8e4-ad67-65d5f519dbc8"; // the first that is made up
    private readonly IBrowserContext _window;
    private readonly ServiceProvider _app;

    private Visit(ServiceApiSandbox sandbox, VirtualTime time, IBrowserContext window, IPage page)
    {
        (Sandbox, Time, _window, Page) = (sandbox, time, window, page);
        page.Request += (_, request) => Requests.Add(new Uri(request.Url));
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        _app = new ServiceCollection().AddServiceApiClient(options => sandbox.Configure(options)).Services.BuildServiceProvider();
    }

    public ServiceApiSandbox Sandbox { get; }

    public VirtualTime Time { get; }

    public IPage Page { get; }

    public IServiceApiClient Client => _app.GetRequiredService<IServiceApiClient>();

    /// <summary>What the page has asked for.</summary>
    public List<Uri> Requests { get; } = [];

    /// <summary>What the browser has complained of.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Visit> StartAsync(Browser browser, BrowserNewContextOptions? look = null, bool hasClock = false)
    {
        var time = new VirtualTime();
        var window = await browser.OpenAsync(look ?? new());
        var sandbox = await ServiceApiSandbox.StartAsync(new()
        {
            TimeProvider = time,
            UsagePlans = new Dictionary<string, UsagePlan> { ["getServiceJobs"] = new(ratePerSecond: 0.5, burst: 2) },
        });
        SampleWork.Add(sandbox, jobs: 12, orders: 4);
        SandboxPage.Map(sandbox);
        var visit = new Visit(sandbox, time, window, await window.NewPageAsync());
        if (hasClock)
        {
            await visit.Page.Clock.InstallAsync();
        }

        await visit.Page.GotoAsync(sandbox.Endpoint.ToString());
        await Assertions.Expect(visit.News).ToHaveTextAsync("Live: updated every second.");
        return visit;
    }

    public ILocator News => Page.GetByRole(AriaRole.Status);

    /// <summary>The part of the page with a heading.</summary>
    public ILocator Section(string heading) =>
        Page.Locator("section").Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }) });

    /// <summary>The rows of a section's table, without that of the headers.</summary>
    public ILocator Rows(string heading) => Section(heading).Locator("tbody").GetByRole(AriaRole.Row);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Lists the jobs once, as a client does that is answered with 429 and does not wait.</summary>
    public async Task ListJobsAsync()
    {
        var token = Sandbox.Tokens.Issued[^1];
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Sandbox.Endpoint, $"/service/v1/serviceJobs?marketplaceIds={SandboxJobs.DefaultMarketplaceId}&createdAfter=2000-01-01T00:00:00Z"));
        request.Headers.TryAddWithoutValidation("User-Agent", "Sandbox Tests/1.0 (Language=C#)");
        request.Headers.Add("x-amz-access-token", token);
        using var answer = await http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await _window.DisposeAsync();
        await _app.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    private void Note(bool isComplaint, string text)
    {
        if (isComplaint)
        {
            Complaints.Add(text);
        }
    }
}
