using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using ServiceApi.Client.Generators;

namespace ServiceApi.Client.Docs.Tests;

internal static class SnippetCompiler
{
    // All that this project refers to, and its own names for the snippets
    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    /// <summary>What the compiler has to say of a snippet, each on its line of the page.</summary>
    public static IReadOnlyList<string> Check(Snippet snippet, string page) =>
        [.. Compile(snippet, page).GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning).Select(Describe)];

    /// <summary>Makes an assembly whose stack traces name the page's lines.</summary>
    public static Assembly Load(Snippet snippet, string page)
    {
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = Compile(snippet, page).Emit(code, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        return result.Success
            ? Assembly.Load(code.ToArray(), symbols.ToArray())
            : throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics.Select(Describe)));
    }

    private static Compilation Compile(Snippet snippet, string page)
    {
        var text = SourceText.From(snippet.AsProgram(page), Encoding.UTF8);
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(text, Language)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new ContractGenerator().AsSourceGenerator()], parseOptions: Language).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        return whole;
    }

    private static string Describe(Diagnostic found)
    {
        var where = found.Location.GetMappedLineSpan();
        return string.Create(CultureInfo.InvariantCulture, $"{where.Path}:{where.StartLinePosition.Line + 1}: {found.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
