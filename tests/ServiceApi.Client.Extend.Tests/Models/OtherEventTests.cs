using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ServiceApi.Client.Extend.Tests.Support;

namespace ServiceApi.Client.Extend.Tests.Models;

public sealed partial class OtherEventTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1777912200250);

    [Fact]
    public void Metadata_comes_in_three_ways_and_goes_out_the_same()
    {
        OtherEvent[] values =
        [
            new("photographed", new JsonObject { ["photos"] = 3, ["by"] = "Zoë" }, At),
            new("photographed", JsonElement.Parse("""{ "by":"Zo\u00EB", "photos":3 }"""), At),
            OtherEvent.Create("photographed", new Shooting(3, "Zoë"), Metadata.Default.Shooting, At),
        ];

        Assert.All(values, value =>
        {
            Assert.Equal(values[0], value);
            Assert.Equal(values[0].GetHashCode(), value.GetHashCode());
            Assert.Equal(3, value.Metadata!.Value.GetProperty("photos").GetInt32());
            Assert.Equal(At, value.EventDate);
        });
        Assert.Equal("""{"event":"photographed","metadata":{"photos":3,"by":"Zoë"},"eventDate":1777912200250}""", Json.Write(values[2]));
    }

    [Fact]
    public void Metadata_is_copied_when_it_is_given()
    {
        var node = new JsonObject { ["photos"] = 3 };
        var document = JsonDocument.Parse("""{"photos":3}""");
        var loop = new Loop();
        var values = new[] { new OtherEvent("x", node), new OtherEvent("x", document.RootElement), OtherEvent.Create("x", loop, Metadata.Default.Loop) };
        var before = values.Select(Json.Write).ToList();

        node["photos"] = double.NaN;
        document.Dispose();
        loop.Next = loop;

        Assert.Equal(before, values.Select(Json.Write));
    }

    [Fact]
    public void Metadata_and_date_may_be_left_out()
    {
        var value = new OtherEvent("x");

        Assert.Null(value.Metadata);
        Assert.Null(value.EventDate);
        Assert.Equal(value, new OtherEvent("x", null));
        Assert.Equal(At, (value with { EventDate = At }).EventDate);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u00A0")]
    public void A_name_must_not_be_empty(string? name)
    {
        Assert.Equal("name", Assert.ThrowsAny<ArgumentException>(() => new OtherEvent(name!)).ParamName);
        Assert.Equal("name", Assert.ThrowsAny<ArgumentException>(() => new OtherEvent(name!, JsonElement.Parse("{}"))).ParamName);
        Assert.Equal("name", Assert.ThrowsAny<ArgumentException>(() => OtherEvent.Create(name!, new Shooting(1, "a"), Metadata.Default.Shooting)).ParamName);
    }

    [Fact]
    public void A_listed_name_has_a_type_of_its_own()
    {
        var listed = ExpectedBodies.All.Select(body => body.Value).Where(value => value is not OtherEvent).DistinctBy(value => value.Event).ToList();

        Assert.Equal(12, listed.Count);
        Assert.All(listed, value =>
        {
            var exception = Assert.Throws<ArgumentException>(() => new OtherEvent(value.Event));
            Assert.Contains($"make a {value.GetType().Name}.", exception.Message, StringComparison.Ordinal);
            Assert.Equal("name", exception.ParamName);
        });
    }

    [Theory]
    [InlineData("Product_Received")]
    [InlineData("résolu 😀")]
    [InlineData("a\nb")]
    public void Any_other_name_will_do(string name) => Assert.Equal(name, Json.Read<OtherEvent>(Json.Write(new OtherEvent(name))).Event);

    [Theory]
    [InlineData("[]", "Array")]
    [InlineData("\"Doe\"", "String")]
    [InlineData("7", "Number")]
    [InlineData("true", "True")]
    [InlineData("null", "Null")]
    public void Metadata_must_be_an_object(string json, string kind)
    {
        var exception = Assert.Throws<ArgumentException>(() => new OtherEvent("x", JsonElement.Parse(json)));

        Assert.Contains($"must be a JSON object, but is a JSON value of the kind {kind}", exception.Message, StringComparison.Ordinal);
        Assert.Equal("metadata", exception.ParamName);
    }

    [Fact]
    public void Metadata_of_the_apps_own_must_be_written_as_an_object()
    {
        AssertKind("Null", () => OtherEvent.Create<Shooting?>("x", null, Metadata.Default.Shooting!));
        AssertKind("Array", () => OtherEvent.Create("x", [1], Metadata.Default.Int32Array));

        static void AssertKind(string kind, Func<OtherEvent> make) =>
            Assert.Contains($"kind {kind}", Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_that_cannot_be_written_is_refused_with_the_cause()
    {
        var loop = new Loop();
        loop.Next = loop;
        var document = JsonDocument.Parse("{}");
        document.Dispose();

        AssertCause<ArgumentException>(() => new("x", new JsonObject { ["a"] = double.NaN }));
        AssertCause<JsonException>(() => new("x", new JsonObject { ["a"] = "\uD800" }));
        AssertCause<JsonException>(() => new("x", new JsonObject { ["\uDC00"] = 1 }));
        AssertCause<InvalidOperationException>(() => new("x", default(JsonElement)));
        AssertCause<InvalidOperationException>(() => new("x", JsonElement.Parse("""{"a":"\ud800"}""")));
        AssertCause<InvalidOperationException>(() => new("x", JsonElement.Parse("""{"\ud800":1}""")));
        AssertCause<ObjectDisposedException>(() => new("x", document.RootElement));
        AssertCause<Exception>(() => OtherEvent.Create("x", loop, Metadata.Default.Loop));
        AssertCause<ArgumentException>(() => OtherEvent.Create("x", new Measure { Value = double.NegativeInfinity }, Metadata.Default.Measure));
        AssertCause<NotImplementedException>(() => OtherEvent.Create("x", new Thrower(), Metadata.Default.Thrower));
        AssertCause<JsonException>(() => OtherEvent.Create("x", new Shooting(1, "a\uDC00"), Metadata.Default.Shooting));
        AssertCause<Exception>(() => OtherEvent.Create("x", new Silent(), Metadata.Default.Silent));
    }

    [Fact]
    public void Metadata_may_be_as_deep_as_an_event_can_be_written_and_read()
    {
        var value = new OtherEvent("x", Nested(63));

        Assert.Equal(value, Json.Read(Json.Write(value)));
        AssertCause<InvalidOperationException>(() => new("x", Nested(64)));

        static JsonElement Nested(int levels)
        {
            var json = string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);
            return JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = 100 });
        }
    }

    [Theory]
    [InlineData("1e99999999999", "1e99999999999", true)]
    [InlineData("1e99999999999", "2e99999999999", false)]
    [InlineData("[1,{\"n\":1e99999999999}]", "[1,{\"n\":1e99999999999}]", true)]
    public void Numbers_beyond_what_the_framework_compares_are_equal_when_they_are_spelled_alike(string one, string other, bool areEqual)
    {
        Assert.Equal(areEqual, Metadata(one).Equals(Metadata(other)));
        Assert.Equal(areEqual, Additional(one).Equals(Additional(other)));

        static OtherEvent Metadata(string json) => new("photographed", JsonElement.Parse($$"""{"number":{{json}}}"""));
        static OtherEvent Additional(string json) => new("photographed") { AdditionalMembers = new Dictionary<string, JsonElement> { ["number"] = JsonElement.Parse(json) } };
    }

    [Fact]
    public void Metadata_needs_to_know_how_it_is_written() =>
        Assert.Equal("metadataType", Assert.Throws<ArgumentNullException>(() => OtherEvent.Create("x", new Loop(), null!)).ParamName);

    private static void AssertCause<T>(Func<OtherEvent> make)
        where T : Exception
    {
        var exception = Assert.Throws<ArgumentException>(make);
        Assert.Equal("metadata", exception.ParamName);
        Assert.StartsWith("metadata cannot be written as JSON.", exception.Message, StringComparison.Ordinal);
        Assert.IsType<T>(exception.InnerException, exactMatch: false);
    }

    internal sealed record Shooting(int Photos, string By);

    internal sealed class Loop
    {
        public Loop? Next { get; set; }
    }

    internal sealed class Measure
    {
        public double Value { get; set; }
    }

    [JsonConverter(typeof(Throwing))]
    internal sealed class Thrower;

    [JsonConverter(typeof(Nothing))]
    internal sealed class Silent;

    internal sealed class Throwing : JsonConverter<Thrower>
    {
        public override Thrower Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotImplementedException();

        public override void Write(Utf8JsonWriter writer, Thrower value, JsonSerializerOptions options) => throw new NotImplementedException();
    }

    internal sealed class Nothing : JsonConverter<Silent>
    {
        public override Silent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotImplementedException();

        public override void Write(Utf8JsonWriter writer, Silent value, JsonSerializerOptions options)
        {
        }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Shooting))]
    [JsonSerializable(typeof(Loop))]
    [JsonSerializable(typeof(Measure))]
    [JsonSerializable(typeof(Thrower))]
    [JsonSerializable(typeof(Silent))]
    [JsonSerializable(typeof(int[]))]
    internal sealed partial class Metadata : JsonSerializerContext;
}
