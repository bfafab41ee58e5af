using System.Text;
using System.Text.Json;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Tests.Serialization;

public sealed class OpenEnumConverterTests
{
    [Theory]
    [InlineData("\"COMPLETED\"", "COMPLETED", true)]
    [InlineData("\"completed\"", "completed", false)]
    [InlineData("\"ON_THE_MOON\"", "ON_THE_MOON", false)]
    [InlineData("\"\"", "", false)]
    [InlineData("7", "7", false)]
    [InlineData("7.50", "7.50", false)]
    [InlineData("true", "true", false)]
    [InlineData("{ \"a\": 1 }", "{ \"a\": 1 }", false)]
    [InlineData("[1]", "[1]", false)]
    public void A_value_is_kept_as_it_came(string json, string expected, bool isKnown)
    {
        var job = Json.Read<ServiceJob>($$"""{"serviceJobStatus":{{json}},"serviceJobId":"J"}""");

        Assert.Equal(expected, job.ServiceJobStatus!.Value.Value);
        Assert.Equal(isKnown, job.ServiceJobStatus.Value.IsKnown);
        Assert.Equal("J", job.ServiceJobId);
    }

    [Theory]
    [InlineData("""{"serviceJobStatus":"COMPLETED"}""")]
    [InlineData("""{"serviceJobStatus":"ON_THE_MOON"}""")]
    public void A_value_is_written_out_again(string json) => Json.AssertSame(json, Json.Write(Json.Read<ServiceJob>(json)));

    [Fact]
    public void A_null_is_no_value() => Assert.Null(Json.Read<ServiceJob>("""{"serviceJobStatus":null}""").ServiceJobStatus);

    [Theory]
    [InlineData(ServiceJobStatus.Completed, true)]
    [InlineData("ON_THE_MOON", false)]
    public void The_text_of_a_value_that_the_contract_lists_is_made_once(string text, bool isOne)
    {
        var json = $$"""{"serviceJobStatus":"{{text}}"}""";

        var (first, second) = (Json.Read<ServiceJob>(json), Json.Read<ServiceJob>(json));

        Assert.Equal(first, second);
        Assert.Equal(isOne, ReferenceEquals(first.ServiceJobStatus!.Value.Value, second.ServiceJobStatus!.Value.Value));
    }

    [Fact]
    public void A_listed_value_is_recognised_by_its_text_and_not_by_its_spelling() =>
        Assert.Equal(ServiceJobStatus.Completed, Json.Read<ServiceJob>("""{"serviceJobStatus":"\u0043OMPLETED"}""").ServiceJobStatus!.Value.Value);

    [Fact]
    public void An_enum_that_says_it_knows_every_text_has_only_so_many_kept()
    {
        var converter = new OpenEnumConverter<AnyText>();
        var first = Enumerable.Range(0, 65).Select(number => Read(converter, number)).ToList();

        var second = Enumerable.Range(0, 65).Select(number => Read(converter, number)).ToList();

        Assert.Equal(first, second);
        Assert.Equal(64, first.Zip(second).Count(pair => ReferenceEquals(pair.First.Value, pair.Second.Value)));
    }

    private static AnyText Read(OpenEnumConverter<AnyText> converter, int number)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"\"T{number}\""));
        Assert.True(reader.Read());
        return converter.Read(ref reader, typeof(AnyText), ServiceApiJson.Options);
    }

    private readonly record struct AnyText(string Value) : IOpenEnum<AnyText>
    {
        public bool IsKnown => true;

        public static AnyText Create(string value) => new(value);

        public string ToString(string? format, IFormatProvider? formatProvider) => Value;

        public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
            destination.TryWrite(provider, $"{Value}", out charsWritten);
    }
}
