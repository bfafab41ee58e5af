using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceApi.Client.Sandbox.Tests;

/// <summary>What happens in the sandbox is seen on the page, while it happens.</summary>
public sealed class LivePageTests(Browser browser)
{
    [Fact]
    public async Task A_listing_by_the_client_appears_with_its_bucket()
    {
        await using var visit = await Visit.StartAsync(browser);
        await Expect(visit.Rows("Last requests")).ToHaveCountAsync(0);

        await foreach (var job in visit.Client.Jobs.ListAsync(new() { MarketplaceId = "ATVPDKIKX0DER", CreatedAfter = DateTimeOffset.UnixEpoch }))
        {
            Assert.NotNull(job.ServiceJobId);
        }

        await Expect(visit.Rows("Last requests")).ToHaveTextAsync(["12:00:00.000getServiceJobssandbox-client-id200", "12:00:00.000tokennone200"]);
        await Expect(visit.Rows("Usage plans")).ToHaveTextAsync(["getServiceJobssandbox-client-id1 of 20.50"]);
    }

    [Fact]
    public async Task A_throttled_request_is_marked_and_the_bucket_fills_up_again()
    {
        await using var visit = await Visit.StartAsync(browser);
        await visit.Client.Jobs.GetAsync(Visit.Job);
        for (var sent = 0; sent < 3; sent++)
        {
            await visit.ListJobsAsync();
        }

        await Expect(visit.Rows("Last requests").First).ToContainTextAsync("429 throttled");
        await Expect(visit.Section("Last requests").GetByText("429 throttled")).ToHaveCountAsync(1);
        var bucket = visit.Rows("Usage plans").Filter(new() { HasText = "getServiceJobs" });
        await Expect(bucket).ToHaveTextAsync("getServiceJobssandbox-client-id0 of 20.51");
        visit.Time.Advance(TimeSpan.FromSeconds(3));
        await Expect(bucket).ToHaveTextAsync("getServiceJobssandbox-client-id1.5 of 20.51");
        Assert.Equal(1.5, await bucket.GetByRole(AriaRole.Meter, new() { Name = "Level of getServiceJobs" }).EvaluateAsync<double>("meter => meter.value"));
    }

    [Fact]
    public async Task Jobs_appointments_and_orders_change_before_ones_eyes()
    {
        await using var visit = await Visit.StartAsync(browser);
        var job = visit.Rows("Service jobs").Filter(new() { HasText = Visit.Job });
        await Expect(job).ToContainTextAsync("NOT_SERVICED");
        await Expect(visit.Rows("Service jobs")).ToHaveCountAsync(12);

        visit.Time.Advance(TimeSpan.FromHours(1));
        await visit.Client.Jobs.CancelAsync(Visit.Job, "R1");
        visit.Sandbox.ServiceOrders.Close(visit.Sandbox.ServiceOrders.All[0].Id);

        await Expect(visit.Rows("Service jobs").First).ToContainTextAsync(Visit.Job + "CANCELLED");
        await Expect(visit.Rows("Service jobs").First).ToContainTextAsync("2026-11-22 13:00");
        await Expect(visit.Rows("Appointments").Filter(new() { HasText = Visit.Job }).Last).ToContainTextAsync("CANCELLED");
        await Expect(visit.Rows("Service orders of Extend").First).ToContainTextAsync("DepotClosed0");
    }

    [Fact]
    public async Task What_looks_like_markup_stays_text()
    {
        const string Markup = "<img src=x onerror=alert(1)>";
        await using var visit = await Visit.StartAsync(browser);

        visit.Sandbox.Jobs.Add(new JsonObject { ["serviceJobId"] = Markup, ["scopeOfWork"] = new JsonObject { ["title"] = Markup } });

        await Expect(visit.Rows("Service jobs").First.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(Markup);
        await Expect(visit.Page.Locator("img")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Updates_can_be_paused()
    {
        await using var visit = await Visit.StartAsync(browser, hasClock: true);
        await visit.Button("Pause updates").ClickAsync();
        await Expect(visit.News).ToHaveTextAsync("Updates are paused.");
        var asked = visit.Requests.Count;
        visit.Sandbox.Jobs.Seed(1);

        await visit.Page.Clock.RunForAsync(60_000);

        Assert.InRange(visit.Requests.Count, asked, asked + 1); // one may have been under way
        await Expect(visit.Rows("Service jobs")).ToHaveCountAsync(12);
        await visit.Button("Resume updates").ClickAsync();
        await visit.Page.Clock.RunForAsync(1000);
        await Expect(visit.Rows("Service jobs")).ToHaveCountAsync(13);
        await Expect(visit.News).ToHaveTextAsync("Live: updated every second.");
    }

    [Fact]
    public async Task The_page_says_when_the_sandbox_is_gone()
    {
        await using var visit = await Visit.StartAsync(browser);

        await visit.Sandbox.DisposeAsync();

        await Expect(visit.News).ToHaveTextAsync("The sandbox does not answer. Trying again every second.");
        await Expect(visit.Rows("Service jobs")).ToHaveCountAsync(12);
        await visit.Button("Add a job").ClickAsync();
        await Expect(visit.News).ToHaveTextAsync("The sandbox does not answer.");
    }

    [Fact]
    public async Task Its_buttons_do_what_they_say()
    {
        await using var visit = await Visit.StartAsync(browser);
        await visit.Client.Jobs.GetAsync(Visit.Job);

        await visit.Button("Add a job").ClickAsync();
        await Expect(visit.News).ToHaveTextAsync("A job was added.");
        await Expect(visit.Rows("Service jobs")).ToHaveCountAsync(13);
        await Expect(visit.Rows("Service jobs").First).ToContainTextAsync("2026-11-22 12:00");

        await visit.Button("Expire all tokens").ClickAsync();
        await Expect(visit.News).ToHaveTextAsync("Every token has expired.");
        await visit.ListJobsAsync();
        await Expect(visit.Rows("Last requests").First).ToContainTextAsync("none403");

        await visit.Button("Fail the next request").ClickAsync();
        await Expect(visit.News).ToHaveTextAsync("The next request will be answered with 503.");
        await visit.ListJobsAsync();
        await Expect(visit.Rows("Last requests").First).ToContainTextAsync("503");
    }
}
