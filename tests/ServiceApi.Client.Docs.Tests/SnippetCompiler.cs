using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
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

    private static readonly IReadOnlyList<ISourceGenerator> Generators = [new ContractGenerator().AsSourceGenerator(), .. JsonGenerators()];

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
        var trees = TypesBeside(snippet, page).Prepend(snippet).Select(block => CSharpSyntaxTree.ParseText(SourceText.From(block.AsProgram(page), Encoding.UTF8), Language)).ToList();
        var kind = trees[0].GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any() ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create("Snippet", trees, References, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(Generators, parseOptions: Language).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        return whole;
    }

    /// <summary>The types that a page declares belong together.</summary>
    private static IEnumerable<Snippet> TypesBeside(Snippet snippet, string page) =>
        snippet.Kind == SnippetKind.DeclaresTypes ? Snippet.ReadAll(page).Where(block => block.Kind == SnippetKind.DeclaresTypes && block.Line != snippet.Line) : [];

    /// <summary>The framework's own, which the build has put beside the tests.</summary>
    private static ImmutableArray<ISourceGenerator> JsonGenerators()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Generators", "System.Text.Json.SourceGeneration.dll");
        return new AnalyzerFileReference(path, new Loader()).GetGenerators(LanguageNames.CSharp);
    }

    private static string Describe(Diagnostic found)
    {
        var where = found.Location.GetMappedLineSpan();
        return string.Create(CultureInfo.InvariantCulture, $"{where.Path}:{where.StartLinePosition.Line + 1}: {found.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // It has none but the compiler.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
