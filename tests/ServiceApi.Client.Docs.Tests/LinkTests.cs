using System.Text.RegularExpressions;

namespace ServiceApi.Client.Docs.Tests;

public partial class LinkTests
{
    public static TheoryData<string> AllPages => [.. Pages.All];

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_link_between_pages_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Pages.Root, page))!;
        var links = Link().Matches(Pages.Read(page)).Select(match => match.Groups["target"].Value);

        Assert.DoesNotContain(links, link => !link.StartsWith("https://", StringComparison.Ordinal) && !File.Exists(Path.Combine(folder, link)));
    }

    [Fact]
    public void Every_page_of_docs_is_in_its_index()
    {
        var index = Pages.Read("docs/README.md");

        Assert.All(Pages.All.Where(page => page.StartsWith("docs/", StringComparison.Ordinal) && page != "docs/README.md"), page => Assert.Contains($"]({page["docs/".Length..]})", index, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\]\((?<target>[^)#]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
