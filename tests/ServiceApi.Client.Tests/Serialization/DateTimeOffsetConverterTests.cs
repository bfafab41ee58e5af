using System.Text.Json;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Tests.Serialization;

public sealed class DateTimeOffsetConverterTests
{
    [Theory]
    [InlineData("2021-04-04T01:0:00Z", "2021-04-04T01:00:00+00:00")]
    [InlineData("2021-04-04T01:02:03,456-07", "2021-04-04T01:02:03.456-07:00")]
    [InlineData("2021-04-04T01:02:03.123456789+0530", "2021-04-04T01:02:03.1234567+05:30")]
    [InlineData("2021-04-04T01:02:03", "2021-04-04T01:02:03+00:00")]
    public void A_date_is_read_in_any_form_and_written_with_its_offset(string text, string expected)
    {
        var job = Read($$"""{"createTime":"{{text}}"}""");

        Assert.Equal($$"""{"createTime":"{{expected}}"}""", Json.Write(job));
    }

    [Theory]
    [InlineData("2021-04-04T01:02:03Z")]
    [InlineData("2021-04-04T01:02:03z")]
    [InlineData("2021-04-04T01:02:03.1Z")]
    [InlineData("2021-04-04T01:02:03.12345678901Z")]
    [InlineData("2021-04-04T01:02:03.Z")]
    [InlineData("2021-04-04T01:02:03.+14:00")]
    [InlineData("2021-04-04T01:02:03.1234567+05:30")]
    [InlineData("2021-04-04T01:02:03.1234567")]
    [InlineData("2021-04-04T01:02:03-00:00")]
    [InlineData("2021-04-04T01:02:03+14:00")]
    [InlineData("2021-04-04T01:02:03+14:01")]
    [InlineData("2021-04-04T01:02-07:00")]
    [InlineData("2021-04-04T24:00:00Z")]
    [InlineData("2021-04-04T01:02:60Z")]
    [InlineData("2021-02-29T01:02:03Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    public void The_framework_reads_only_what_we_would_read_alike(string text)
    {
        var isDate = Iso8601.TryParse(text, out var expected);
        DateTimeOffset? actual;
        try
        {
            actual = Read($$"""{"createTime":"{{text}}"}""").CreateTime;
        }
        catch (JsonException)
        {
            actual = null;
        }

        Assert.Equal((isDate, expected.Offset, expected.Ticks), (actual is not null, actual?.Offset ?? default, actual?.Ticks ?? 0));
    }

    [Fact]
    public void Escapes_and_long_fractions_are_read()
    {
        var fraction = new string('3', 100);
        Assert.Equal(TimeSpan.FromHours(5.5), Read("""{"createTime":"2021-04-04T01:02:03\u002B05:30"}""").CreateTime!.Value.Offset);
        Assert.Equal(3_333_333, Read($$"""{"createTime":"2021-04-04T01:02:03.{{fraction}}Z"}""").CreateTime!.Value.Ticks % TimeSpan.TicksPerSecond);
    }

    [Theory]
    [InlineData("\"Jane Doe\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    [InlineData("20210404")]
    [InlineData("{}")]
    public void What_is_no_date_is_refused_without_repeating_it(string json)
    {
        var exception = Assert.Throws<JsonException>(() => Read($$"""{"createTime":{{json}}}"""));

        Assert.DoesNotContain("Jane", exception.ToString(), StringComparison.Ordinal);
        Assert.Equal("$.createTime", exception.Path);
    }

    [Fact]
    public void The_times_of_an_appointment_go_out_in_UTC_with_milliseconds()
    {
        var request = new AddAppointmentRequest { AppointmentTime = new() { StartTime = new(2021, 4, 4, 23, 59, 0, TimeSpan.FromHours(-7)) } };

        var json = Json.Write(request);

        Assert.Equal("""{"appointmentTime":{"startTime":"2021-04-05T06:59:00.000Z"}}""", json);
        Assert.Equal(request.AppointmentTime.StartTime.UtcDateTime, Json.Read<AddAppointmentRequest>(json).AppointmentTime.StartTime.UtcDateTime);
    }

    private static ServiceJob Read(string json) => Json.Read<ServiceJob>(json);
}
