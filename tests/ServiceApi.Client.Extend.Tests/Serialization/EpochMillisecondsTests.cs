using System.Globalization;
using System.Text.Json;
using ServiceApi.Client.Extend.Tests.Support;

namespace ServiceApi.Client.Extend.Tests.Serialization;

public sealed class EpochMillisecondsTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("2026-05-04T16:30:00.250Z", 1777912200250)]
    [InlineData("2026-05-04T09:30:00.250-07:00", 1777912200250)]
    [InlineData("2026-05-04T22:15:00.250+05:45", 1777912200250)]
    [InlineData("2026-05-05T06:30:00.250+14:00", 1777912200250)]
    [InlineData("2038-01-19T03:14:08Z", 2147483648000)]
    [InlineData("1969-12-31T23:59:59.999Z", -1)]
    [InlineData("1901-12-13T20:45:51Z", -2147483649000)]
    [InlineData("0001-01-01T00:00:00Z", -62135596800000)]
    [InlineData("0001-01-01T14:00:00+14:00", -62135596800000)]
    [InlineData("9999-12-31T23:59:59.999Z", 253402300799999)]
    [InlineData("9999-12-31T09:59:59.999-14:00", 253402300799999)]
    public void A_time_is_written_as_whole_milliseconds_at_any_offset(string text, long expected)
    {
        var time = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

        var json = Json.Write(new RepairStartedEvent { RepairStartedAt = time });

        Assert.Equal($$"""{"event":"repair_started","repairStartedAt":{{expected.ToString(CultureInfo.InvariantCulture)}}}""", json);
        Assert.Equal(time, Read(expected.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0, 9_999, 0)]
    [InlineData(0, 10_000, 1)]
    [InlineData(0, -1, -1)]
    [InlineData(0, -9_999, -1)]
    [InlineData(0, -10_000, -1)]
    [InlineData(0, -10_001, -2)]
    public void Less_than_a_millisecond_is_rounded_down_before_1970_too(long milliseconds, long ticks, long expected) =>
        Assert.Equal(
            new RepairStartedEvent { RepairStartedAt = DateTimeOffset.FromUnixTimeMilliseconds(expected) },
            Json.Read(Json.Write(new RepairStartedEvent { RepairStartedAt = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).AddTicks(ticks) })));

    [Fact]
    public void The_last_tick_that_there_is_can_be_sent() =>
        Assert.Equal("""{"event":"repair_started","repairStartedAt":253402300799999}""", Json.Write(new RepairStartedEvent { RepairStartedAt = DateTimeOffset.MaxValue }));

    [Theory]
    [InlineData("1777912200250", 1777912200250)]
    [InlineData("1777912200250.0", 1777912200250)]
    [InlineData("1777912200250.999", 1777912200250)]
    [InlineData("-0.5", -1)]
    [InlineData("-1.0", -1)]
    [InlineData("1.77791220025e12", 1777912200250)]
    [InlineData("1777912200250E0", 1777912200250)]
    [InlineData("\"1777912200250\"", 1777912200250)]
    [InlineData("\"-1.5\"", -2)]
    [InlineData("\"1.5e3\"", 1500)]
    [InlineData("-62135596800000", -62135596800000)]
    [InlineData("253402300799999.9", 253402300799999)]
    public void A_time_is_read_in_every_spelling_of_a_number_and_is_in_UTC(string json, long expected)
    {
        var time = Read(json);

        Assert.Equal(expected, time.ToUnixTimeMilliseconds());
        Assert.Equal(0, time.UtcTicks % TimeSpan.TicksPerMillisecond);
        Assert.Equal(TimeSpan.Zero, time.Offset);
    }

    [Theory]
    [InlineData("253402300800000")]
    [InlineData("-62135596800001")]
    [InlineData("-62135596800000.1")]
    [InlineData("9223372036854775808")]
    [InlineData("1e400")]
    [InlineData("\"1e400\"")]
    [InlineData("\"2026-05-04T16:30:00Z\"")]
    [InlineData("\"\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"1,5\"")]
    [InlineData("\"NaN\"")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_no_time_is_refused(string json)
    {
        var exception = Assert.Throws<JsonException>(() => Read(json));

        Assert.Equal("$.repairStartedAt", exception.Path);
        Assert.Contains("milliseconds since 1970-01-01T00:00Z, from -62135596800000 to 253402300799999", exception.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Read(string json) => Json.Read<RepairStartedEvent>($$"""{"event":"repair_started","repairStartedAt":{{json}}}""").RepairStartedAt!.Value;
}
