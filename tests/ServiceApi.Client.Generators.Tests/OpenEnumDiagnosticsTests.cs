namespace ServiceApi.Client.Generators.Tests;

/// <summary>Every diagnostic of the open-enum generator.</summary>
public sealed class OpenEnumDiagnosticsTests
{
    private const string Value = "public const string A = \"A\";";

    [Theory]
    [InlineData("[OpenEnum] public readonly struct State : IOpenEnum<State> { " + Value + " }")]
    [InlineData("[OpenEnum] public partial struct State : IOpenEnum<State> { " + Value + " }")]
    [InlineData("[OpenEnum] public readonly partial record struct State : IOpenEnum<State> { " + Value + " }")]
    [InlineData("[OpenEnum] public readonly partial struct State<T> : IOpenEnum<State<T>> { " + Value + " }")]
    [InlineData("public partial class Outer { [OpenEnum] public readonly partial struct State : IOpenEnum<State> { " + Value + " } }")]
    [InlineData("[OpenEnum] file readonly partial struct State : IOpenEnum<State> { " + Value + " }")]
    public void The_wrong_shape_is_an_error_that_says_what_to_do(string source) => AssertOnly(
        "SAPI101",
        "Declare 'State' as 'readonly partial struct' directly in a namespace, without type parameters, so that its members can be generated",
        source);

    [Theory]
    [InlineData("[OpenEnum] public readonly partial struct State { " + Value + " }")]
    [InlineData("[OpenEnum] public readonly partial struct State : System.IEquatable<State> { " + Value + " }")]
    [InlineData("[OpenEnum] public readonly partial struct State : IOpenEnum<int> { " + Value + " }")]
    public void The_wrong_interface_is_an_error_that_says_what_to_do(string source) => AssertOnly(
        "SAPI102", "Let 'State' implement 'IOpenEnum<State>'; the generator writes the members", source);

    [Theory]
    [InlineData("")]
    [InlineData("internal const string A = \"A\";")]
    [InlineData("public const int A = 1;")]
    [InlineData("public static readonly string A = \"A\";")]
    public void No_values_are_an_error_that_says_what_to_do(string members) => AssertOnly(
        "SAPI103",
        "Give 'State' a public string constant for each value that the contract lists",
        "[OpenEnum] public readonly partial struct State : IOpenEnum<State> { " + members + " }");

    [Fact]
    public void All_that_is_wrong_is_reported_at_once()
    {
        var run = GeneratorRun.Over("using ServiceApi.Client.Contract; [OpenEnum] public struct State { }");

        Assert.Equal(["SAPI101", "SAPI102", "SAPI103"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    private static void AssertOnly(string id, string message, string source) =>
        ContractDiagnosticsTests.AssertOnly(id, "State", message, "using ServiceApi.Client.Contract; " + source);
}
