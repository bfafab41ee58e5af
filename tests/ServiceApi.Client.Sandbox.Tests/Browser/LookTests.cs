using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceApi.Client.Sandbox.Tests;

/// <summary>The page can be read in light and in dark, and does not move where that is not wanted.</summary>
public sealed class LookTests(Browser browser)
{
    private const double LeastContrast = 4.5;

    // Of every element that has text of its own: the text, its color, and the color of what is behind it
    private const string ColorsOfTexts = """
        () => [...document.body.querySelectorAll('*')]
          .filter(element => element.checkVisibility() && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
          .map(element => {
            let behind = element;
            while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
            return [element.textContent.trim(), getComputedStyle(element).color, getComputedStyle(behind).backgroundColor];
          })
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_stands_out_from_what_is_behind_it(ColorScheme scheme)
    {
        await using var visit = await Visit.StartAsync(browser, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await visit.Client.Jobs.GetAsync(Visit.Job);
        for (var sent = 0; sent < 3; sent++)
        {
            await visit.ListJobsAsync();
        }

        await Expect(visit.Page.GetByText("429 throttled")).ToBeVisibleAsync();
        visit.Sandbox.Tokens.RevokeAll();
        await visit.ListJobsAsync();
        await Expect(visit.Page.GetByText("403", new() { Exact = true })).ToBeVisibleAsync();

        var texts = await visit.Page.EvaluateAsync<string[][]>(ColorsOfTexts);

        Assert.True(texts.Length > 100, $"Only {texts.Length} texts were found.");
        Assert.Contains(texts, text => text[0] == "200");
        Assert.All(texts, text => Assert.True(Contrast(Parse(text[1]), Parse(text[2])) >= LeastContrast, $"{text[0]}: {text[1]} on {text[2]}"));
        Assert.Equal(scheme == ColorScheme.Dark, Luminance(Parse(texts[0][2])) < 0.5);
    }

    [Theory]
    [InlineData(ReducedMotion.NoPreference, "arrive")]
    [InlineData(ReducedMotion.Reduce, "none")]
    public async Task A_new_row_lights_up_only_where_motion_is_welcome(ReducedMotion motion, string animation)
    {
        await using var visit = await Visit.StartAsync(browser, new() { ReducedMotion = motion });

        visit.Sandbox.Jobs.Seed(1);

        await Expect(visit.Rows("Service jobs")).ToHaveCountAsync(13);
        await Expect(visit.Page.Locator("tr.new").First).ToHaveCSSAsync("animation-name", animation);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task The_page_is_as_wide_as_the_window(int width)
    {
        await using var visit = await Visit.StartAsync(browser, new() { ViewportSize = new() { Width = width, Height = 800 } });

        Assert.Equal(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public void Contrast_is_measured_as_it_should_be()
    {
        Assert.Equal(21, Contrast(Parse("rgb(0, 0, 0)"), Parse("rgb(255, 255, 255)")), 3);
        Assert.Equal(4.48, Contrast(Parse("rgb(119, 119, 119)"), Parse("rgb(255, 255, 255)")), 2);
        Assert.Throws<FormatException>(() => Parse("rgba(0, 0, 0, 0.5)"));
    }

    /// <summary>How two colors stand out from each other, as WCAG 2 reckons it: 1 to 21.</summary>
    private static double Contrast(double[] one, double[] other)
    {
        double[] both = [Luminance(one), Luminance(other)];
        return (both.Max() + 0.05) / (both.Min() + 0.05);
    }

    private static double Luminance(double[] color) => (0.2126 * Linear(color[0])) + (0.7152 * Linear(color[1])) + (0.0722 * Linear(color[2]));

    private static double Linear(double channel) => channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);

    private static double[] Parse(string color) => color.StartsWith("rgb(", StringComparison.Ordinal)
        ? [.. color[4..^1].Split(", ").Select(channel => double.Parse(channel, CultureInfo.InvariantCulture) / 255)]
        : throw new FormatException($"{color} is no opaque color.");
}
