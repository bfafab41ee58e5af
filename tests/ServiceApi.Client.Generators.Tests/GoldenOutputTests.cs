namespace ServiceApi.Client.Generators.Tests;

public sealed class GoldenOutputTests
{
    private const string Contract = "ServiceApi.Client.Generators.Tests.Probes.IProbesApi.g.cs";
    private const string OpenEnum = "ServiceApi.Client.Generators.Tests.Probes.ProbeState.g.cs";

    [Theory]
    [InlineData(Contract)]
    [InlineData(OpenEnum)]
    public void Is_what_was_reviewed(string hintName)
    {
        var actual = GeneratorRun.OverProbes().Sources[hintName];
        var path = Path.Combine("Golden", hintName + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
        {
            File.WriteAllText(Path.Combine(ProjectFolder(), path), actual);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, path)).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void Writes_nothing_else() =>
        Assert.Equal([Contract, OpenEnum], GeneratorRun.OverProbes().Sources.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Compiles_without_a_warning_and_documents_what_is_public()
    {
        var run = GeneratorRun.OverProbes();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Problems);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void Is_the_same_under_every_culture(string culture)
    {
        var expected = GeneratorRun.OverProbes().Sources;

        using var _ = new CultureScope(culture);

        Assert.Equal(expected, GeneratorRun.OverProbes().Sources);
    }

    [Fact]
    public void An_internal_contract_in_two_parts_is_implemented_once_and_internally()
    {
        var run = GeneratorRun.Over(
            GeneratorRun.GlobalUsings,
            "using ServiceApi.Client.Contract; partial interface IPartsApi { [Get(\"/a\")] Task A(CancellationToken c); }",
            "using ServiceApi.Client.Contract; partial interface IPartsApi { [Post(\"/b\")] Task B(CancellationToken c); [Get(\"/c\")] Task C(CancellationToken c); }");

        var source = Assert.Single(run.Sources).Value;
        Assert.Empty(run.Problems);
        Assert.Contains("\ninternal static class PartsApiOperations\n", source, StringComparison.Ordinal);
        Assert.Contains("    [\n        A,\n        B,\n        C,\n    ];", source, StringComparison.Ordinal);
    }

    private static string ProjectFolder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Sdk.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The golden output can be updated within the repository only.");
        }

        return Path.Combine(root.FullName, "tests", "ServiceApi.Client.Generators.Tests");
    }
}
