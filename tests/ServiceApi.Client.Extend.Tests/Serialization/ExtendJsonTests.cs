using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceApi.Client.Extend.Tests.Support;

namespace ServiceApi.Client.Extend.Tests.Serialization;

public sealed partial class ExtendJsonTests
{
    [Fact]
    public void The_options_cannot_be_changed()
    {
        Assert.True(ExtendJson.Options.IsReadOnly);
        Assert.Same(ExtendJson.Options, ExtendJson.Options);
    }

    [Fact]
    public void A_type_that_is_no_event_is_not_found_by_reflection() =>
        Assert.False(ExtendJson.Options.TryGetTypeInfo(typeof(ExtendJsonTests), out _));

    [Fact]
    public void JSON_of_no_type_can_be_read_too() =>
        Assert.Equal("[1]", JsonSerializer.Deserialize("[1]", Json.TypeOf<JsonElement>()).GetRawText());

    [Fact]
    public void A_copy_of_the_options_reads_and_writes_as_they_do()
    {
        var copy = new JsonSerializerOptions(ExtendJson.Options) { WriteIndented = true };
        var value = new OtherEvent("x", JsonElement.Parse("{\"a\":1}")) { Notes = "ü" };

        Assert.Equal(value, JsonSerializer.Deserialize<OtherEvent>(JsonSerializer.Serialize(value, copy), copy));
    }

    [Fact]
    public void An_event_may_stand_in_a_type_of_the_apps_own_under_its_own_options()
    {
        var report = new Report(7, new ProductReceivedEvent { ReceivedAt = DateTimeOffset.UnixEpoch, AdditionalMembers = Json.Members(("a", "1")) });

        var json = JsonSerializer.Serialize(report, AppContext.Default.Report);

        Assert.Equal("""{"Number":7,"Event":{"event":"product_received","receivedAt":0,"a":1}}""", json);
        Assert.Equal(report, JsonSerializer.Deserialize(json, AppContext.Default.Report));
    }

    [Fact]
    public void An_event_that_is_declared_by_its_kind_is_written_the_same()
    {
        DepotEvent depot = new ProductReceivedEvent { ReceivedAt = DateTimeOffset.UnixEpoch };
        OnsiteEvent onsite = new ResolvedEvent();

        Assert.Equal("""{"event":"product_received","receivedAt":0}""", JsonSerializer.Serialize(depot, JsonSerializerOptions.Web));
        Assert.Equal("""{"event":"resolved"}""", JsonSerializer.Serialize(onsite, JsonSerializerOptions.Web));
    }

    [Fact]
    public void Members_that_would_stand_there_twice_are_not_written()
    {
        var value = new ProductReceivedEvent { AdditionalMembers = Json.Members(("event", "\"repair_started\"")) };

        Assert.Throws<JsonException>(() => Json.Write(value));
    }

    [Theory]
    [InlineData("Müller\u00A0& Söhne <b>\"'+/\\")]
    [InlineData("\u2028\uFEFF\u0000\t\r\n\uFFFD\uFFFF")]
    [InlineData("日本語 😀 \u200F")]
    [InlineData("\uD83D\uDE00\uD83D\uDE00")]
    public void Every_text_comes_back_the_same(string text)
    {
        var value = new OtherEvent(text + "!") { Notes = text, AdditionalMembers = Json.Members(($"{text}?", $"\"{JsonEncodedText.Encode(text)}\"")) };

        var read = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, Json.TypeOf<RepairEvent>()), Json.TypeOf<RepairEvent>())!;

        Assert.Equal(text + "!", read.Event);
        Assert.Equal(text, read.Notes);
        Assert.Equal(text, read.AdditionalMembers[$"{text}?"].GetString());
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_and_never_replaced()
    {
        // Not data of a theory: attributes cannot hold such text.
        string[] texts = ["\uD800", "a\uDC00", "\uDE00\uD83D", "😀\uD83D\"", $"{new string('x', 100_000)}\uD83D"];
        var values = texts.SelectMany(text => new RepairEvent[]
        {
            new RepairShippedEvent { Notes = text },
            new OtherEvent("x" + text),
            new PartManagementEvent { PartManagementEventType = text },
            new RepairShippedEvent { AdditionalMembers = Json.Members((text, "1")) },
        });

        Assert.All(values, value => Assert.Contains("surrogate pair", Assert.Throws<JsonException>(() => Json.Write(value)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_and_never_replaced()
    {
        using var document = JsonDocument.Parse((byte[])[.. "{\"a\":\""u8, 0xC3, .. "\"}"u8]);

        Assert.Throws<ArgumentException>(() => new OtherEvent("x", document.RootElement));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize((byte[])[.. "{\"event\":\"x\",\"notes\":\""u8, 0xC3, .. "\"}"u8], Json.TypeOf<RepairEvent>()));
        Assert.Equal("ü", new OtherEvent("x", JsonElement.Parse(Encoding.UTF8.GetBytes("{\"a\":\"ü\"}"))).Metadata!.Value.GetProperty("a").GetString());
    }

    internal sealed record Report(int Number, RepairEvent Event);

    [JsonSerializable(typeof(Report))]
    internal sealed partial class AppContext : JsonSerializerContext;
}
