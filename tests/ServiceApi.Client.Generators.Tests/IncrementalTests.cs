using Microsoft.CodeAnalysis;

namespace ServiceApi.Client.Generators.Tests;

public sealed class IncrementalTests
{
    private const string Contract = """
        using ServiceApi.Client.Contract;
        namespace Sample;
        public interface ISampleApi
        {
            [Get("/a/{id}")] Task GetAsync(string id, CancellationToken cancellationToken = default);
            [Post("/a")] Task AddAsync([Body] Body body, CancellationToken cancellationToken = default);
        }
        public sealed record Body(string Name);
        [OpenEnum] public readonly partial struct State : IOpenEnum<State> { public const string A = "A"; }
        """;

    private readonly GeneratorRun _first = GeneratorRun.Over(Contract, GeneratorRun.GlobalUsings, "class Other { }");

    [Fact]
    public void An_edit_elsewhere_writes_nothing_anew()
    {
        var second = _first.Again(compilation => Edit(compilation, 2, "class Other { void Added() { } } interface IMore { }"));

        AssertUnchanged(second);
    }

    [Fact]
    public void An_edit_beside_the_contract_that_does_not_change_it_writes_nothing_anew()
    {
        var edited = Contract.Replace("public interface", "/* moved down */\n\n/// <summary>Said.</summary>\npublic interface", StringComparison.Ordinal)
            .Replace("Body(string Name)", "Body(int Number)", StringComparison.Ordinal);

        var second = _first.Again(compilation => Edit(compilation, 0, edited));

        AssertUnchanged(second);
        Assert.Contains(IncrementalStepRunReason.Unchanged, Reasons(second, "Contracts"));
        Assert.Contains(IncrementalStepRunReason.Unchanged, Reasons(second, "OpenEnums"));
    }

    [Fact]
    public void An_edit_of_the_contract_writes_it_anew_and_nothing_else()
    {
        var second = _first.Again(compilation => Edit(compilation, 0, Contract.Replace("\"/a/{id}\"", "\"/b/{id}\"", StringComparison.Ordinal)));

        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(second, "Contracts"));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Reasons(second, "OpenEnums"));
        Assert.Contains("\"/b/\"", second.Sources["Sample.ISampleApi.g.cs"], StringComparison.Ordinal);
        Assert.Equal(_first.Sources["Sample.State.g.cs"], second.Sources["Sample.State.g.cs"]);
    }

    [Fact]
    public void An_edit_of_a_querys_record_in_another_file_writes_the_contract_anew()
    {
        const string Query = "using ServiceApi.Client.Contract; interface IQueryApi { [Get(\"/q\")] Task GetAsync([Query] Q q, CancellationToken c); }";
        var first = GeneratorRun.Over(Query, GeneratorRun.GlobalUsings, "record Q(int? A);");

        var second = first.Again(compilation => Edit(compilation, 2, "record Q(int? A, string? B);"));

        Assert.DoesNotContain("q.B", first.Sources["IQueryApi.g.cs"], StringComparison.Ordinal);
        Assert.Contains("uri.AppendQuery(\"b\", q.B);", second.Sources["IQueryApi.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_is_unchanged_by_an_edit_elsewhere_and_moves_with_its_contract()
    {
        const string Wrong = "using ServiceApi.Client.Contract; interface IWrongApi { [Get(\"/a\")] Task GetAsync(); }";
        var first = GeneratorRun.Over(Wrong, GeneratorRun.GlobalUsings, "class Other { }");

        var elsewhere = first.Again(compilation => Edit(compilation, 2, "class Other2 { }"));
        var moved = first.Again(compilation => Edit(compilation, 0, "\n" + Wrong));

        Assert.All(Reasons(elsewhere, "Contracts"), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Equal(0, Assert.Single(first.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(1, Assert.Single(moved.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    private static void AssertUnchanged(GeneratorRun run)
    {
        Assert.Equal(2, run.Results.Length);
        Assert.All(run.Results, result => Assert.NotEmpty(result.TrackedOutputSteps));
        Assert.All(
            run.Results.SelectMany(result => result.TrackedOutputSteps).SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        run.Results.Where(result => result.TrackedSteps.ContainsKey(step)).SelectMany(result => result.TrackedSteps[step])
            .SelectMany(tracked => tracked.Outputs).Select(output => output.Reason);

    private static Compilation Edit(Compilation compilation, int index, string source)
    {
        var tree = compilation.SyntaxTrees.ElementAt(index);
        return compilation.ReplaceSyntaxTree(tree, GeneratorRun.Parse(source, tree.FilePath));
    }
}
