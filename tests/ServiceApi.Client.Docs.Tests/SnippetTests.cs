using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServiceApi.Client.Generators;

namespace ServiceApi.Client.Docs.Tests;

public class SnippetTests
{
    // All that this test may use, and so all that its project refers to
    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    public static TheoryData<string> PagesWithSnippets => [.. Pages.All.Where(page => Snippet.ReadAll(page).Any())];

    [Theory]
    [MemberData(nameof(PagesWithSnippets))]
    public void Every_block_of_a_page_compiles_without_a_warning(string page) =>
        Assert.Empty(Snippet.ReadAll(page).SelectMany(snippet => Compile(snippet.AsProgram(page))));

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/accounts.md")]
    [InlineData("docs/another-provider.md")]
    [InlineData("docs/documents.md")]
    [InlineData("docs/errors.md")]
    [InlineData("docs/extend.md")]
    [InlineData("docs/getting-started.md")]
    [InlineData("docs/raw-operations.md")]
    [InlineData("docs/sandbox.md")]
    [InlineData("docs/sync.md")]
    [InlineData("docs/testing.md")]
    [InlineData("docs/webhooks.md")]
    public void The_readme_and_the_guides_have_blocks(string page) => Assert.NotEmpty(Snippet.ReadAll(page));

    [Fact]
    public void A_block_that_has_rotted_is_found_on_its_line()
    {
        var rotted = new Snippet(7, "\nawait client.Jobs.FindAsync(jobId);");

        Assert.StartsWith("page.md:8:", Assert.Single(Compile(rotted.AsProgram("page.md"))), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Compile(string program)
    {
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(program, Language)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new ContractGenerator().AsSourceGenerator()], parseOptions: Language).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        return whole.GetDiagnostics()
            .Where(found => found.Severity >= DiagnosticSeverity.Warning)
            .Select(Describe);
    }

    private static string Describe(Diagnostic found)
    {
        var where = found.Location.GetMappedLineSpan();
        return string.Create(CultureInfo.InvariantCulture, $"{where.Path}:{where.StartLinePosition.Line + 1}: {found.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
