using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ServiceApi.Client.Generators.Tests;

/// <summary>Every diagnostic of the contract generator: its id, the place that it points at, and what it says to do.</summary>
public sealed class ContractDiagnosticsTests
{
    private const string Token = "CancellationToken cancellationToken = default";

    /// <summary>Id, the identifier that it stands at, message, members of a contract called ISampleApi.</summary>
    public static TheoryData<string, string, string, string> Members => new()
    {
        {
            "SAPI002", "Other", "Make 'Other' a method without a body that carries [Get], [Post], [Put] or [Delete], or move it out of the contract",
            "Task Other();"
        },
        {
            "SAPI002", "Default", "Make 'Default' a method without a body that carries [Get], [Post], [Put] or [Delete], or move it out of the contract",
            $$"""[Get("/d")] Task Default({{Token}}) => Task.CompletedTask;"""
        },
        {
            "SAPI002", "Static", "Make 'Static' a method without a body that carries [Get], [Post], [Put] or [Delete], or move it out of the contract",
            $$"""[Get("/s")] static abstract Task Static({{Token}});"""
        },
        {
            "SAPI002", "Name", "Make 'Name' a method without a body that carries [Get], [Post], [Put] or [Delete], or move it out of the contract",
            "string Name { get; }"
        },
        {
            "SAPI002", "Changed", "Make 'Changed' a method without a body that carries [Get], [Post], [Put] or [Delete], or move it out of the contract",
            "event EventHandler Changed;"
        },
        {
            "SAPI003", "Both", "Leave one verb on 'Both' and declare a method for each other one",
            $"""[Get("/b"), Post("/b")] Task Both({Token});"""
        },
        {
            "SAPI004", "Send", "Remove the type parameters of 'Send': declare a method for each body or answer",
            $"""[Get("/s")] Task<T> Send<T>({Token});"""
        },
        {
            "SAPI005", "TwiceAsync", "Rename 'TwiceAsync' or give it another [OperationId]: the contract already has an operation 'Twice' or an id 'twice' ('All' is the list of all operations)",
            $"""[Get("/t/{"{id}"}")] Task TwiceAsync(string id, {Token}); [Get("/t")] Task TwiceAsync({Token});"""
        },
        {
            "SAPI005", "Twice", "Rename 'Twice' or give it another [OperationId]: the contract already has an operation 'Twice' or an id 'second' ('All' is the list of all operations)",
            $"""[Get("/t")] Task TwiceAsync({Token}); [Get("/t"), OperationId("second")] Task Twice({Token});"""
        },
        {
            "SAPI005", "Third", "Rename 'Third' or give it another [OperationId]: the contract already has an operation 'Third' or an id 'first' ('All' is the list of all operations)",
            $"""[Get("/t"), OperationId("first")] Task Third2({Token}); [Get("/t"), OperationId("first")] Task Third({Token});"""
        },
        {
            "SAPI005", "AllAsync", "Rename 'AllAsync' or give it another [OperationId]: the contract already has an operation 'All' or an id 'all' ('All' is the list of all operations)",
            $"""[Get("/t")] Task AllAsync({Token});"""
        },
        {
            "SAPI006", "Get", "Let 'Get' return Task<T> with the type of the answer, or Task when the answer has no body",
            $"""[Get("/t")] ValueTask<int> Get({Token});"""
        },
        {
            "SAPI006", "Get", "Let 'Get' return Task<T> with the type of the answer, or Task when the answer has no body",
            $"""[Get("/t")] void Get({Token});"""
        },
        {
            "SAPI007", "Get", "Add 'CancellationToken cancellationToken = default' to 'Get' as its last parameter",
            """[Get("/t")] Task Get();"""
        },
        {
            "SAPI007", "Get", "Add 'CancellationToken cancellationToken = default' to 'Get' as its last parameter",
            """[Get("/t")] Task Get(string name);"""
        },
        Route(""),
        Route("t"),
        Route("//host/t"),
        Route("/t?x=1"),
        Route("/t#x"),
        Route("/t{"),
        Route("/t}"),
        Route("/}t{"),
        Route("/{}"),
        Route("/{a b}"),
        Route("/ä"),
        Route("/a b"),
        Route("/a\\\"b"),
        {
            "SAPI009", "Get", "Add a parameter 'id' without [Query], [Header] or [Body] to 'Get', or take '{id}' out of its route",
            $$"""[Get("/t/{id}")] Task Get({{Token}});"""
        },
        {
            "SAPI009", "Get", "Add a parameter 'id' without [Query], [Header] or [Body] to 'Get', or take '{id}' out of its route",
            $$"""[Get("/t/{id}")] Task Get([Query] string id, {{Token}});"""
        },
        {
            "SAPI009", "Get", "Add a parameter 'id' without [Query], [Header] or [Body] to 'Get', or take '{id}' out of its route",
            $$"""[Get("/t/{id}")] Task Get([AliasAs("other")] string id, {{Token}});"""
        },
        Plan("0, 1"),
        Plan("-1, 1"),
        Plan("double.NaN, 1"),
        Plan("double.PositiveInfinity, 1"),
        Plan("1, 0"),
        {
            "SAPI011", "Put", "Leave [Body] on one parameter of 'Put': put the others into its type",
            $"""[Put("/t")] Task Put([Body] string a, [Body] string b, {Token});"""
        },
        {
            "SAPI012", "body", "Send 'body' in the query, or make the operation a POST or PUT: a GET carries no body",
            $"""[Get("/t")] Task Get([Body] string body, {Token});"""
        },
        {
            "SAPI012", "body", "Send 'body' in the query, or make the operation a POST or PUT: a DELETE carries no body",
            $"""[Delete("/t")] Task Remove([Body] string body, {Token});"""
        },
        {
            "SAPI013", "value", "Leave one of [Query], [Header] and [Body] on 'value'",
            $"""[Get("/t")] Task Get([Query, Header("x-value")] string value, {Token});"""
        },
        {
            "SAPI014", "value", "Pass 'value' by value, without ref, in or out",
            $"""[Get("/t")] Task Get(in int value, {Token});"""
        },
        {
            "SAPI014", "value", "Pass 'value' by value, without ref, in or out",
            $"""[Get("/t")] Task Get(ref string value, {Token});"""
        },
        {
            "SAPI015", "id", "Make the type of 'id' not nullable: a path value and a body are always sent",
            $$"""[Get("/t/{id}")] Task Get(string? id, {{Token}});"""
        },
        {
            "SAPI015", "id", "Make the type of 'id' not nullable: a path value and a body are always sent",
            $$"""[Get("/t/{id}")] Task Get(long? id, {{Token}});"""
        },
        {
            "SAPI015", "body", "Make the type of 'body' not nullable: a path value and a body are always sent",
            $"""[Post("/t")] Task Post([Body] string? body, {Token});"""
        },
        {
            "SAPI017", "Get", "Rename one of the values that 'Get' sends as 'pageSize' in the query, or give it [AliasAs]",
            $$"""[Get("/t")] Task Get([Query] Paged query, int pageSize, {{Token}}); public sealed record Paged(int PageSize);"""
        },
        Name("Get", "", $"""[Get("/t"), OperationId("")] Task Get({Token});"""),
        Name("Get", "a b", $"""[Get("/t"), OperationId("a b")] Task Get({Token});"""),
        Name("value", "", $"""[Get("/t")] Task Get([Header("")] string value, {Token});"""),
        Name("value", "x:y", $"""[Get("/t")] Task Get([Header("x:y")] string value, {Token});"""),
        Name("value", "a&b", $"""[Get("/t")] Task Get([AliasAs("a&b")] string value, {Token});"""),
        Name("größe", "größe", $"""[Get("/t")] Task Get(int größe, {Token});"""),
        Name("query", "a=b", $$"""[Get("/t")] Task Get([Query] Aliased query, {{Token}}); public sealed record Aliased([property: AliasAs("a=b")] string A);"""),
        Limit("[Length(1, 2)] int value"),
        Limit("[Length(1, 2)] string[] value"),
        Limit("[Length(-1, 2)] string value"),
        Limit("[Length(3, 2)] string value"),
        Limit("[Pattern(\"a\")] int value"),
        Limit("[System.ComponentModel.DataAnnotations.Range(1, 2)] int value"),
        Limit("[System.ComponentModel.DataAnnotations.Length(1, 2)] string value"),
        Pattern("("),
        Pattern("(?=a)"),
        Pattern("(?<!a)b"),
        Pattern("(?i)a"),
        Pattern("(a)\\1"),
        {
            "SAPI020", "uri", "Rename 'uri', which the generated code uses for itself, and give it [AliasAs] with its name on the wire",
            $"""[Get("/t")] Task Get(string uri, {Token});"""
        },
        {
            "SAPI020", "executor", "Rename 'executor', which the generated code uses for itself, and give it [AliasAs] with its name on the wire",
            $"""[Get("/t")] Task Get(CancellationToken executor);"""
        },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_that_cannot_be_implemented_is_an_error_that_says_what_to_do(string id, string at, string message, string members) =>
        AssertOnly(id, at, message, $$"""
            using ServiceApi.Client.Contract;
            public interface ISampleApi
            {
                [Get("/fine")] Task FineAsync({{Token}});
                {{members}}
            }
            """);

    /// <summary>The identifier that it stands at, the source.</summary>
    public static TheoryData<string, string> Shapes => new()
    {
        { "IGenericApi", $$"""public interface IGenericApi<T> { [Get("/t")] Task Get({{Token}}); }""" },
        { "INestedApi", $$"""public class Outer { public interface INestedApi { [Get("/t")] Task Get({{Token}}); } }""" },
        { "IDerivedApi", $$"""public interface IDerivedApi : IDisposable { [Get("/t")] Task Get({{Token}}); }""" },
        { "ILocalApi", $$"""file interface ILocalApi { [Get("/t")] Task Get({{Token}}); }""" },
        { "SampleApi", $$"""public interface SampleApi { [Get("/t")] Task Get({{Token}}); }""" },
        { "Isample", $$"""public interface Isample { [Get("/t")] Task Get({{Token}}); }""" },
        { "I", $$"""public interface I { [Get("/t")] Task Get({{Token}}); }""" },
        { "IClass", $$"""public abstract class IClass { [Get("/t")] public abstract Task Get({{Token}}); }""" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_type_that_cannot_be_a_contract_is_an_error_that_says_what_to_do(string name, string source) =>
        AssertOnly(
            "SAPI001",
            name,
            $"Declare '{name}' as an interface whose name begins with I and a capital, directly in a namespace, not local to a file, without type parameters and base interfaces",
            "using ServiceApi.Client.Contract;\n" + source);

    [Fact]
    public void Every_diagnostic_is_tested()
    {
        string[] elsewhere = ["SAPI001", "SAPI016", "SAPI101", "SAPI102", "SAPI103"];

        var tested = Members.Select(row => row.Data.Item1).Concat(elsewhere);

        var declared = typeof(ContractGenerator).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor)).Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id);
        Assert.Equal(declared.Order(StringComparer.Ordinal), tested.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_that_is_wrong_with_a_contract_is_reported_at_once()
    {
        var run = GeneratorRun.Over(GeneratorRun.GlobalUsings, """
            using ServiceApi.Client.Contract;
            public interface ISampleApi
            {
                [Get("t"), UsagePlan(0, 0)] int Get(DateTime value);
            }
            """);

        Assert.Equal(
            ["SAPI006", "SAPI007", "SAPI008", "SAPI010", "SAPI016"],
            run.Diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_contract_that_is_wrong_does_not_stop_another()
    {
        var run = GeneratorRun.Over(GeneratorRun.GlobalUsings, $$"""
            using ServiceApi.Client.Contract;
            public interface IWrongApi { [Get("/t")] Task Get(); }
            public interface IRightApi { [Delete("/t")] Task Get({{Token}}); }
            """);

        Assert.Equal(["IRightApi.g.cs"], run.Sources.Keys);
        Assert.Equal("SAPI007", Assert.Single(run.Diagnostics).Id);
    }

    /// <summary>Code that does not compile yet has the compiler's errors; the generator must not add a crash.</summary>
    /// <param name="member">The member.</param>
    [Theory]
    [InlineData("[Get] Task Get(CancellationToken c);")]
    [InlineData("[Get(1)] Task Get(CancellationToken c);")]
    [InlineData("[Get(null!)] Task Get(CancellationToken c);")]
    [InlineData("[Get(\"/t\"), UsagePlan] Task Get(CancellationToken c);")]
    [InlineData("[Get(\"/t\"), UsagePlan(\"a\", \"b\")] Task Get(CancellationToken c);")]
    [InlineData("[Get(\"/t\")] Missing<int> Get([Query] Missing a, [Body] Missing b, [Header] Missing c, Missing[] d, CancellationToken e);")]
    [InlineData("[Get(\"/t\")] Task Get([Header(null!)] string a, [AliasAs(null!)] string b, [Length] string c, CancellationToken d);")]
    [InlineData("[Get(\"/t\")] Task Get([Pattern] string a, [Pattern(null!)] string b, CancellationToken c);")]
    [InlineData("[Get(\"/t\")] Task (CancellationToken c);")]
    [InlineData("[Get(\"/t\")] Task Get(string, CancellationToken c);")]
    [InlineData("[Get(\"/t\")] Get(CancellationToken c);")]
    public void Half_written_code_breaks_nothing(string member)
    {
        var run = GeneratorRun.Over(GeneratorRun.GlobalUsings, $$"""using ServiceApi.Client.Contract; public interface ISampleApi { {{member}} }""");

        Assert.All(run.Results, result => Assert.Null(result.Exception));
    }

    private static TheoryDataRow<string, string, string, string> Route(string route) => new(
        "SAPI008", "Get",
        $"Begin the route '{route.Replace("\\", "", StringComparison.Ordinal)}' of 'Get' with one '/', name parameters in balanced braces, percent-encode other characters, and declare the query as parameters",
        $"""[Get("{route}")] Task Get({Token});""");

    private static TheoryDataRow<string, string, string, string> Plan(string plan) => new(
        "SAPI010", "Get", "Give the usage plan of 'Get' a finite rate per second greater than 0 and a burst of at least 1",
        $"""[Get("/t"), UsagePlan({plan})] Task Get({Token});""");

    private static TheoryDataRow<string, string, string, string> Name(string at, string name, string member) => new(
        "SAPI018", at,
        $"Spell the name '{name}' that '{at}' has on the wire with ASCII letters, digits and '-', '_', '.', '~' or '$'; it must not be empty",
        member);

    private static TheoryDataRow<string, string, string, string> Limit(string parameter) => new(
        "SAPI019", "value",
        "Limit 'value' by the contract's own [Length(minimum, maximum)] or [Pattern(expression)], on a string, and put other limits into an IValidatable query or body: no others are checked",
        $"""[Get("/t")] Task Get({parameter}, {Token});""");

    private static TheoryDataRow<string, string, string, string> Pattern(string expression) => new(
        "SAPI021", "value",
        $"Give 'value' another [Pattern] than '{expression}': a regular expression without look-around, back-references and inline options",
        $"""[Get("/t")] Task Get([Pattern(@"{expression}")] string value, {Token});""");

    internal static void AssertOnly(string id, string at, string message, string source)
    {
        var run = GeneratorRun.Over(GeneratorRun.GlobalUsings, source);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(message, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Source1.cs", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(at, source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Empty(run.Sources);
    }
}
