using Microsoft.CodeAnalysis;

namespace ServiceApi.Client.Generators.Tests;

public sealed class ModelResolverTests
{
    private const string HintName = "Sample.Resolver.g.cs";

    private const string Models = """
        namespace Sample;
        public abstract record Model { public string? InTheBase { get; set; } }
        public sealed record Job : Model
        {
            public string? Id { get; init; }
            public DateTimeOffset? @event { get; init; }
            public IReadOnlyList<string>? Skills { get; set; }
            public int Computed => 1;
            public static string? Shared { get; set; }
            internal string? Hidden { get; init; }
            public string? Kept { get; private set; }
        }
        public sealed record Empty : Model;
        public abstract record Half : Model;
        public sealed record Stranger { public string? Id { get; init; } }
        """;

    private const string Resolver = """
        using System.Text.Json;
        using System.Text.Json.Serialization.Metadata;
        using ServiceApi.Client.Serialization;
        namespace Sample
        {
            [DescribesModels(typeof(Model))]
            public sealed partial class Resolver
            {
                public static JsonTypeInfo? Find(Type type, JsonSerializerOptions options) => Describe(type, options);
                private static JsonTypeInfo Model<T>(JsonSerializerOptions options, Func<T> create, params JsonPropertyInfo[] members) => throw new NotSupportedException();
                private static JsonPropertyInfo Member<T, V>(JsonSerializerOptions options, string name, Func<object, V> get, Action<object, V?> set) => throw new NotSupportedException();
            }
        }
        namespace ServiceApi.Client.Serialization
        {
            internal sealed class DescribesModelsAttribute(Type baseType) : Attribute;
        }
        """;

    private readonly GeneratorRun _run = GeneratorRun.Of([new ModelResolverGenerator()], [Models, Resolver, GeneratorRun.GlobalUsings]);

    [Fact]
    public void Compiles_without_a_warning()
    {
        Assert.Equal([HintName], _run.Sources.Keys);
        Assert.Empty(_run.Problems);
    }

    [Fact]
    public void Each_sealed_model_below_the_base_is_described_with_its_own_members_that_can_be_set()
    {
        var source = _run.Sources[HintName];

        Assert.Contains("typeof(global::Sample.Job)", source, StringComparison.Ordinal);
        Assert.Contains("typeof(global::Sample.Empty)", source, StringComparison.Ordinal);
        Assert.DoesNotContain("Half", source, StringComparison.Ordinal);
        Assert.DoesNotContain("Stranger", source, StringComparison.Ordinal);
        Assert.Equal(["Id", "Skills", "event"], Names(source));
        Assert.Contains("model).@event", source, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_elsewhere_writes_nothing_anew()
    {
        var second = _run.Again(compilation => compilation.AddSyntaxTrees(GeneratorRun.Parse("class Other { }", "Other.cs")));

        Assert.All(Reasons(second), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void A_new_member_in_another_file_is_described()
    {
        var edited = Models.Replace("record Empty : Model;", "record Empty : Model { public int? More { get; init; } }", StringComparison.Ordinal);

        var second = _run.Again(compilation => compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.First(), GeneratorRun.Parse(edited, "Source0.cs")));

        Assert.Contains("More", Names(second.Sources[HintName]));
        Assert.Empty(second.Problems);
    }

    [Theory]
    [InlineData("record Empty : Model;", "record Empty : Model { [System.Text.Json.Serialization.JsonPropertyName(\"m\")] public int? More { get; init; } }")]
    [InlineData("record Empty : Model;", "record Empty : Model { [System.Text.Json.Serialization.JsonInclude] internal int? More { get; init; } }")]
    [InlineData("record Empty : Model;", "record Empty : Model { [Own] public int? More { get; init; } } public sealed class OwnAttribute : System.Text.Json.Serialization.JsonConverterAttribute;")]
    [InlineData("public sealed record Empty", "[System.Text.Json.Serialization.JsonNumberHandling(default)] public sealed record Empty")]
    public void A_model_with_an_attribute_for_the_framework_is_left_to_the_framework(string text, string attributed)
    {
        var run = GeneratorRun.Of([new ModelResolverGenerator()], [Models.Replace(text, attributed, StringComparison.Ordinal), Resolver, GeneratorRun.GlobalUsings]);

        Assert.Empty(run.Problems);
        Assert.Contains("Sample.Job", run.Sources[HintName], StringComparison.Ordinal);
        Assert.DoesNotContain("Sample.Empty", run.Sources[HintName], StringComparison.Ordinal);
    }

    [Fact]
    public void A_resolver_whose_base_is_not_written_yet_is_left_alone()
    {
        var run = GeneratorRun.Of([new ModelResolverGenerator()], [Models, Resolver.Replace("typeof(Model)", "", StringComparison.Ordinal), GeneratorRun.GlobalUsings]);

        Assert.All(run.Results, result => Assert.Null(result.Exception));
        Assert.DoesNotContain("Sample.Job", run.Sources[HintName], StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(string source) =>
        source.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith('"')).Select(line => line.Trim('"', ',')).Order(StringComparer.Ordinal);

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run) =>
        run.Results.SelectMany(result => result.TrackedSteps["ModelResolvers"]).SelectMany(step => step.Outputs).Select(output => output.Reason);
}
