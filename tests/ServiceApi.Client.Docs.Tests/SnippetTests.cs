namespace ServiceApi.Client.Docs.Tests;

public class SnippetTests
{
    public static TheoryData<string> PagesWithSnippets => [.. Pages.All.Where(page => Snippet.ReadAll(page).Any())];

    [Theory]
    [MemberData(nameof(PagesWithSnippets))]
    public void Every_block_of_a_page_compiles_without_a_warning(string page) =>
        Assert.Empty(Snippet.ReadAll(page).SelectMany(snippet => SnippetCompiler.Check(snippet, page)));

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/accounts.md")]
    [InlineData("docs/another-provider.md")]
    [InlineData("docs/credentials.md")]
    [InlineData("docs/documents.md")]
    [InlineData("docs/errors.md")]
    [InlineData("docs/extend.md")]
    [InlineData("docs/getting-started.md")]
    [InlineData("docs/migrating.md")]
    [InlineData("docs/own-operations.md")]
    [InlineData("docs/raw-operations.md")]
    [InlineData("docs/sandbox.md")]
    [InlineData("docs/shared-plans.md")]
    [InlineData("docs/sync.md")]
    [InlineData("docs/telemetry.md")]
    [InlineData("docs/testing.md")]
    [InlineData("docs/usage-plans.md")]
    [InlineData("docs/webhooks.md")]
    [InlineData("src/ServiceApi.Client/README.md")]
    [InlineData("src/ServiceApi.Client.Extend/README.md")]
    [InlineData("src/ServiceApi.Client.PostgreSql/README.md")]
    [InlineData("src/ServiceApi.Client.Testing/README.md")]
    public void The_readme_and_the_guides_have_blocks(string page) => Assert.NotEmpty(Snippet.ReadAll(page));

    [Fact]
    public void A_block_that_has_rotted_is_found_on_its_line()
    {
        var rotted = new Snippet(7, "\nawait client.Jobs.FindAsync(jobId);");

        Assert.StartsWith("page.md:8:", Assert.Single(SnippetCompiler.Check(rotted, "page.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_has_no_names_but_its_own()
    {
        var file = new Snippet(7, "using ServiceApi.Client;\nawait using var sandbox = await ServiceApiSandbox.StartAsync();", SnippetKind.IsFile);

        Assert.StartsWith("page.md:8:", SnippetCompiler.Check(file, "page.md")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_fence_that_says_something_unknown_is_refused() =>
        Assert.Throws<FormatException>(() => Snippet.Read("```csharp norun\n```\n").Count());
}
