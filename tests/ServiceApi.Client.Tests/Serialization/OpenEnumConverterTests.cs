using ServiceApi.Client.Models;

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
}
