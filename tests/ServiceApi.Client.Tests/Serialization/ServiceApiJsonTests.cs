using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Tests.Serialization;

public sealed class ServiceApiJsonTests
{
    [Fact]
    public void The_options_cannot_be_changed()
    {
        Assert.True(ServiceApiJson.Options.IsReadOnly);
        Assert.Same(ServiceApiJson.Options, ServiceApiJson.Options);
    }

    [Fact]
    public void A_copy_of_the_options_reads_as_they_do()
    {
        var copy = new JsonSerializerOptions(ServiceApiJson.Options) { WriteIndented = true };

        var job = (ServiceJob?)JsonSerializer.Deserialize("""{"createTime":"2021-04-04T01:0:00-07","scopeOfWork":{"quantity":5.0}}""", copy.GetTypeInfo(typeof(ServiceJob)));

        Assert.Equal(new DateTimeOffset(2021, 4, 4, 1, 0, 0, TimeSpan.FromHours(-7)), job!.CreateTime);
        Assert.Equal(5, job.ScopeOfWork!.Quantity);
    }

    [Fact]
    public void A_converter_of_the_apps_own_comes_before_how_models_are_filled()
    {
        var copy = new JsonSerializerOptions(ServiceApiJson.Options);
        copy.Converters.Add(new RedactedBuyer());
        var type = (JsonTypeInfo<ServiceJob>)copy.GetTypeInfo(typeof(ServiceJob));

        Assert.Equal("""{"serviceJobId":"J","buyer":"redacted"}""", JsonSerializer.Serialize(new() { ServiceJobId = "J", Buyer = new() { Name = "Jane" } }, type));
        Assert.Equal(new() { ServiceJobId = "J", Buyer = new() { Name = "redacted" } }, JsonSerializer.Deserialize("""{"serviceJobId":"J","buyer":"Jane"}""", type));
    }

    [Theory]
    [InlineData("Müller\u00A0& Söhne <b>\"'+/\\")]
    [InlineData("\u2028\uFEFF\u0000\t\r\n")]
    [InlineData("日本語 😀 \u200F")]
    public void Every_text_comes_back_the_same(string text)
    {
        var job = new ServiceJob { Buyer = new() { Name = text }, ScopeOfWork = new() { Title = text, RequiredSkills = [text] } };

        var read = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(job, Json.TypeOf<ServiceJob>()), Json.TypeOf<ServiceJob>())!;

        Assert.Equal(text, read.Buyer!.Name);
        Assert.Equal(text, read.ScopeOfWork!.Title);
        Assert.Equal([text], read.ScopeOfWork.RequiredSkills!);
    }

    [Theory]
    [InlineData("""{"news":{"a":[1,"x",null]}}""")]
    [InlineData("""{"serviceJobId":"J","news":null}""")]
    [InlineData("""{"buyer":{"name":"N","news":1.50},"seller":{"news":""},"appointments":[{"news":true},{"poa":{"technicians":[{"news":[]}]}}]}""")]
    public void Unknown_members_are_kept_and_written_out_again(string json)
    {
        var job = Json.Read<ServiceJob>(json);

        Json.AssertSame(json, Json.Write(job));
        Json.AssertSame(json, Json.Write(job with { }));
    }

    [Fact]
    public void Nulls_are_not_written() =>
        Assert.Equal("""{"serviceJobId":"J"}""", Json.Write(new ServiceJob { ServiceJobId = "J", Buyer = null }));

    [Theory]
    [InlineData("10.50")]
    [InlineData("0.1")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-3")]
    public void Money_keeps_every_digit(string value)
    {
        var json = $$"""{"value":{{value}},"currency":"USD"}""";
        Assert.Equal(json, Json.Write(Json.Read<MoneyAmount>(json)));
    }

    private sealed class RedactedBuyer : JsonConverter<Buyer>
    {
        public override Buyer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new() { Name = "redacted" };

        public override void Write(Utf8JsonWriter writer, Buyer value, JsonSerializerOptions options) => writer.WriteStringValue("redacted");
    }
}
