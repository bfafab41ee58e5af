using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServiceApi.Client.Generators.Tests;

/// <summary>Generators run over sources, with the real ServiceApi.Client as a reference.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !path.EndsWith("ServiceApi.Client.Generators.Tests.dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, Compilation input)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _, TestContext.Current.CancellationToken);
        Input = input;
        Output = output;
    }

    public Compilation Input { get; }

    public Compilation Output { get; }

    public ImmutableArray<Diagnostic> Diagnostics => _driver.GetRunResult().Diagnostics;

    public ImmutableArray<GeneratorRunResult> Results => _driver.GetRunResult().Results;

    /// <summary>Errors anywhere, and warnings about what was generated, missing documentation among them.</summary>
    public IEnumerable<Diagnostic> Problems => Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic =>
        diagnostic.Severity == DiagnosticSeverity.Error
        || (diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Location.SourceTree is { } tree && !Input.ContainsSyntaxTree(tree)));

    /// <summary>What was generated, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        Results.SelectMany(result => result.GeneratedSources).ToDictionary(source => source.HintName, source => source.SourceText.ToString().ReplaceLineEndings("\n"));

    public static GeneratorRun Over(params IEnumerable<string> sources) => Of([new ContractGenerator(), new OpenEnumGenerator()], sources);

    public static GeneratorRun Of(IEnumerable<IIncrementalGenerator> generators, IEnumerable<string> sources)
    {
        var driver = CSharpGeneratorDriver.Create(
            generators.Select(generator => generator.AsSourceGenerator()),
            parseOptions: Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var compilation = CSharpCompilation.Create(
            "Probe",
            sources.Select((source, index) => Parse(source, $"Source{index}.cs")),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return new(driver, compilation);
    }

    /// <summary>The contract in Probes, as it is compiled into these tests.</summary>
    public static GeneratorRun OverProbes() =>
        Over([.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Probes"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText), GlobalUsings]);

    /// <summary>Runs the same generators again, after an edit.</summary>
    public GeneratorRun Again(Func<Compilation, Compilation> edit) => new(_driver, edit(Input));

    public static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, Options, path, cancellationToken: TestContext.Current.CancellationToken);

    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
}
