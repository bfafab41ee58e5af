using System.Text.RegularExpressions;

namespace ServiceApi.Client.Docs.Tests;

public partial class LinkTests
{
    public static TheoryData<string> AllPages => [.. Pages.All];

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_link_between_pages_leads_somewhere(string page) => Assert.Empty(FindBroken(page, Pages.Read(page)));

    [Theory]
    [InlineData("[to a page](docs/errors.md), [to a part](docs/errors.md#errors), [to a part of this one](#use-it), [elsewhere](https://example.com/#x)", null)]
    [InlineData("[to no page](docs/none.md)", "docs/none.md")]
    [InlineData("[to no part](docs/errors.md#none)", "docs/errors.md#none")]
    [InlineData("[to no part of this page](#none)", "#none")]
    [InlineData("[to a part of no page](LICENSE#none)", "LICENSE#none")]
    public void A_link_that_leads_nowhere_is_found(string text, string? broken) =>
        Assert.Equal(broken is null ? [] : [broken], FindBroken("README.md", $"## Use it\n{text}"));

    [Fact]
    public void The_ids_of_headings_are_those_of_GitHub() =>
        Assert.Equal(
            ["a-bucket-its-rate--burst", "x-amzn-ratelimit-limit-and-more_or_less", "part", "part-1", "part-2"],
            Headings.IdsOf("""
                # A bucket, its rate & burst
                ## `x-amzn-RateLimit-Limit` and [more_or_less](errors.md#errors)
                ### Part
                ```
                # no heading
                ```
                ### Part
                ### Part

                """));

    [Fact]
    public void Every_page_of_docs_is_in_its_index()
    {
        var index = Pages.Read("docs/README.md");

        Assert.All(Pages.All.Where(page => page.StartsWith("docs/", StringComparison.Ordinal) && page != "docs/README.md"), page => Assert.Contains($"]({page["docs/".Length..]})", index, StringComparison.Ordinal));
    }

    private static IEnumerable<string> FindBroken(string page, string text) =>
        Link().Matches(text).Where(link => !Leads(page, text, link)).Select(link => link.Groups["target"].Value);

    private static bool Leads(string page, string text, Match link)
    {
        var (file, part) = (link.Groups["file"].Value, link.Groups["part"]);
        if (file.StartsWith("https://", StringComparison.Ordinal))
        {
            return true;
        }

        if (file.Length > 0)
        {
            var path = Path.Combine(Pages.Root, Path.GetDirectoryName(page)!, file);
            if (!File.Exists(path))
            {
                return false;
            }

            text = path.EndsWith(".md", StringComparison.Ordinal) ? File.ReadAllText(path) : ""; // only pages have parts
        }

        return !part.Success || Headings.IdsOf(text).Contains(part.Value);
    }

    [GeneratedRegex(@"\]\((?<target>(?<file>[^)#]*)(#(?<part>[^)]*))?)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
