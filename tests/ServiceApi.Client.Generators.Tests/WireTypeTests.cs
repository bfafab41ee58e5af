namespace ServiceApi.Client.Generators.Tests;

/// <summary>Which types a contract may send, and what the error says to write instead of the others.</summary>
public sealed class WireTypeTests
{
    private const string UseString = "use a string in the contract's form";
    private const string UseInstant = "use a DateTimeOffset, or a number or string in the contract's form";
    private const string UseOpenEnum = "use an open enum or a string";
    private const string UseKnown =
        "use a string, a number, a Guid or an open enum, and in a query also a bool, a DateTimeOffset or a list of strings, numbers, Guids or open enums";
    private const string UseMark = "mark a parameter [Query] to send its properties, each a single value or a list, or mark it [Body]";
    private const string UseOneToken = "keep one CancellationToken, as the last parameter";

    [Theory]
    [InlineData("System.DateTime", UseInstant)]
    [InlineData("System.DateTime?", UseInstant)]
    [InlineData("System.DateOnly", UseInstant)]
    [InlineData("System.TimeOnly", UseInstant)]
    [InlineData("System.TimeSpan", UseInstant)]
    [InlineData("System.DayOfWeek", UseOpenEnum)]
    [InlineData("System.DayOfWeek?", UseOpenEnum)]
    [InlineData("System.Threading.CancellationToken", UseOneToken)]
    [InlineData("System.Uri", UseMark)]
    [InlineData("object", UseKnown)]
    [InlineData("System.IFormattable", UseKnown)]
    [InlineData("int[][]", UseKnown)]
    [InlineData("bool[]", UseKnown)]
    [InlineData("int?[]", UseKnown)]
    [InlineData("string?[]", UseKnown)]
    [InlineData("System.DateTimeOffset[]", UseKnown)]
    [InlineData("System.DayOfWeek[]", UseKnown)]
    [InlineData("System.Collections.IEnumerable", UseKnown)]
    [InlineData("System.Collections.Generic.Dictionary<string, string>", UseKnown)]
    [InlineData("System.Collections.Immutable.ImmutableArray<int>", UseKnown)]
    public void A_query_refuses(string type, string advice)
    {
        AssertRefused(type, advice, $"{type} value");
        AssertRefused(type, advice, $$"""[Query] Holder value""", "value.Inner", $$"""public sealed record Holder({{type}} Inner);""");
    }

    [Theory]
    [InlineData("System.DateTime", UseInstant)]
    [InlineData("object", UseKnown)]
    [InlineData("string?[]", UseKnown)]
    public void A_marked_parameter_refuses(string type, string advice) => AssertRefused(type, advice, $"[Query] {type} value");

    [Fact]
    public void A_query_refuses_a_record_without_properties() =>
        AssertRefused("Nothing", UseMark, "[Query] Nothing value", "value", "public sealed record Nothing;");

    [Theory]
    [InlineData("bool", UseKnown)]
    [InlineData("System.DateTimeOffset", UseString)]
    [InlineData("System.DateTime", UseString)]
    [InlineData("System.DateOnly", UseString)]
    [InlineData("System.TimeOnly", UseString)]
    [InlineData("System.TimeSpan", UseString)]
    [InlineData("System.DayOfWeek", UseOpenEnum)]
    [InlineData("System.Uri", UseKnown)]
    [InlineData("string[]", UseKnown)]
    [InlineData("object", UseKnown)]
    public void A_path_and_a_header_refuse(string type, string advice)
    {
        AssertRefused(type, advice, $"{type} value", route: "/t/{value}");
        AssertRefused(type, advice, $"[Header(\"x-value\")] {type} value");
    }

    [Theory]
    [InlineData("string", "uri.AppendQuery(\"value\", value);")]
    [InlineData("string?", "uri.AppendQuery(\"value\", value);")]
    [InlineData("bool", "uri.AppendQuery(\"value\", value);")]
    [InlineData("bool?", "uri.AppendQuery(\"value\", value);")]
    [InlineData("int", "uri.AppendQuery<int>(\"value\", value);")]
    [InlineData("int?", "uri.AppendQuery(\"value\", value);")]
    [InlineData("decimal", "uri.AppendQuery<decimal>(\"value\", value);")]
    [InlineData("System.Guid", "uri.AppendQuery<global::System.Guid>(\"value\", value);")]
    [InlineData("System.DateTimeOffset", "uri.AppendQuery(\"value\", value);")]
    [InlineData("System.DateTimeOffset?", "uri.AppendQuery(\"value\", value);")]
    [InlineData("State", "uri.AppendQuery<global::State>(\"value\", value);")]
    [InlineData("State?", "uri.AppendQuery(\"value\", value);")]
    [InlineData("System.Collections.Generic.HashSet<State>?", "uri.AppendQuery(\"value\", value);")]
    [InlineData("System.Collections.Generic.IEnumerable<string>", "uri.AppendQuery(\"value\", value);")]
    [InlineData("long[]", "uri.AppendQuery(\"value\", value);")]
    public void A_query_takes(string type, string expected) => AssertTaken($"{type} value", "/t", expected);

    [Theory]
    [InlineData("string")]
    [InlineData("int")]
    [InlineData("System.Guid")]
    [InlineData("State")]
    public void A_path_and_a_header_take(string type)
    {
        AssertTaken($"{type} value", "/t/{value}", "uri.AppendSegment(value, \"value\");");
        AssertTaken($"[Header(\"x-value\")] {type} value", "/t", "new(\"x-value\", ");
    }

    [Fact]
    public void A_query_may_be_a_struct_or_nullable() =>
        AssertTaken("[Query] Point? value", "/t", "uri.AppendQuery(\"x\", value?.X);", "public readonly record struct Point(int X, string Y);");

    private static void AssertRefused(string type, string advice, string parameter, string name = "value", string more = "", string route = "/t") =>
        ContractDiagnosticsTests.AssertOnly(
            "SAPI016", "value", $"The type '{type}' of '{name}' has no form on the wire there: {advice}", Source(parameter, route, more));

    private static void AssertTaken(string parameter, string route, string expected, string more = "")
    {
        const string State = """[OpenEnum] public readonly partial struct State : IOpenEnum<State> { public const string A = "A"; }""";
        var run = GeneratorRun.Over(GeneratorRun.GlobalUsings, Source(parameter, route, more + State));

        Assert.Empty(run.Diagnostics);
        Assert.Contains(expected, run.Sources["ISampleApi.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.Problems);
    }

    private static string Source(string parameter, string route, string more) => $$"""
        using ServiceApi.Client.Contract;
        public interface ISampleApi
        {
            [Get("{{route}}")] Task GetAsync({{parameter}}, CancellationToken cancellationToken = default);
        }
        {{more}}
        """;
}
