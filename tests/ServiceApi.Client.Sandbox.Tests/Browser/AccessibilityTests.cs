using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceApi.Client.Sandbox.Tests;

/// <summary>The page can be used with a keyboard and with a screen reader.</summary>
public sealed class AccessibilityTests(Browser browser)
{
    private static readonly string[] Sections = ["Last requests", "Usage plans", "Service jobs", "Appointments", "Service orders of Extend"];

    // A step of Tab each; what scrolls is reached too, since a keyboard could not scroll it otherwise
    private static readonly string[] Stops =
    [
        "Skip to the content", "Pause updates", "Add a job", "Expire all tokens", "Fail the next request",
        "Requests", "Usage plans", "Jobs", "Appointments", "Service orders", "Connect",
        .. Sections, "A token, and the jobs",
    ];

    [Fact]
    public async Task Landmarks_headings_tables_and_their_headers_have_names()
    {
        await using var visit = await Visit.StartAsync(browser);
        await visit.Client.Jobs.GetAsync(Visit.Job);
        await Expect(visit.Rows("Usage plans")).ToHaveCountAsync(1);
        var page = visit.Page;

        await Expect(page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sandbox of the Services API");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Sections" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(6);
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync([.. Sections, "Connect"]);
        foreach (var section in Sections)
        {
            var region = page.GetByRole(AriaRole.Region, new() { Name = section, Exact = true });
            await Expect(region.GetByRole(AriaRole.Table)).ToHaveCountAsync(1);
            await Expect(region.GetByRole(AriaRole.Table)).ToHaveAccessibleNameAsync(new Regex(@"^\w+: \d+"));
            await Expect(region.GetByRole(AriaRole.Columnheader)).ToHaveCountAsync(await visit.Rows(section).First.Locator("th, td").CountAsync());
            await Expect(region.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(await visit.Rows(section).CountAsync());
        }

        await Expect(page.GetByRole(AriaRole.Meter)).ToHaveAccessibleNameAsync("Level of getServiceJobByServiceJobId");
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task The_tab_key_reaches_everything_in_reading_order_and_the_focus_is_seen()
    {
        await using var visit = await Visit.StartAsync(browser);
        var reached = new List<string?>();

        foreach (var _ in Stops)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var focused = visit.Page.Locator(":focus");
            reached.Add(await NameAsync(focused));
            Assert.Equal("solid 3px", await focused.EvaluateAsync<string>("element => `${getComputedStyle(element).outlineStyle} ${getComputedStyle(element).outlineWidth}`"));
            Assert.True(await focused.EvaluateAsync<bool>("element => { const box = element.getBoundingClientRect(); return box.left >= 0 && box.width > 0; }"));
        }

        Assert.Equal(Stops, reached);
    }

    [Fact]
    public async Task Its_first_link_skips_to_the_content()
    {
        await using var visit = await Visit.StartAsync(browser);

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");

        Assert.Equal("Last requests", await NameAsync(visit.Page.Locator(":focus")));
    }

    [Fact]
    public async Task The_keyboard_alone_pauses_and_resumes()
    {
        await using var visit = await Visit.StartAsync(browser);

        await visit.Button("Pause updates").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await Expect(visit.News).ToHaveTextAsync("Updates are paused.");
        await Expect(visit.Button("Resume updates")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.News).ToHaveTextAsync("Live: updated every second.");
    }

    [Fact]
    public async Task A_screen_reader_is_told_nothing_while_all_goes_on_as_before()
    {
        await using var visit = await Visit.StartAsync(browser);
        await visit.News.EvaluateAsync("news => { window.told = 0; new MutationObserver(() => window.told++).observe(news, { childList: true, characterData: true, subtree: true }); }");

        foreach (var jobs in (int[])[13, 14, 15])
        {
            visit.Sandbox.Jobs.Seed(1);
            await Expect(visit.Rows("Service jobs")).ToHaveCountAsync(jobs);
        }

        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("window.told"));
        await Expect(visit.Page.Locator("[aria-live], [role=alert], [role=log]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_row_that_is_read_keeps_its_place_when_others_come()
    {
        await using var visit = await Visit.StartAsync(browser);
        var row = await visit.Rows("Service jobs").Filter(new() { HasText = Visit.Job }).ElementHandleAsync();

        visit.Sandbox.Jobs.Seed(1);
        visit.Sandbox.Jobs.Update(Visit.Job, job => job["storeId"] = "STORE-CHANGED");

        await Expect(visit.Rows("Service jobs")).ToHaveCountAsync(13);
        await Expect(visit.Rows("Service jobs").First).ToContainTextAsync("STORE-CHANGED");
        Assert.True(await row!.EvaluateAsync<bool>("row => row.isConnected && row.textContent.includes('STORE-CHANGED')"));
    }

    private static Task<string?> NameAsync(ILocator element) => element.EvaluateAsync<string?>(
        "element => element.hasAttribute('aria-labelledby') ? document.getElementById(element.getAttribute('aria-labelledby')).textContent : element.textContent");
}
