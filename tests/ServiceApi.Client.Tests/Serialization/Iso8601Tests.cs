using System.Globalization;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Tests.Serialization;

public sealed class Iso8601Tests
{
    [Theory]
    [InlineData("2021-04-04T01:02:03Z", "2021-04-04T01:02:03.0000000+00:00")]
    [InlineData("2021-04-04t01:02:03z", "2021-04-04T01:02:03.0000000+00:00")]
    [InlineData("2021-04-04 01:02:03Z", "2021-04-04T01:02:03.0000000+00:00")]
    [InlineData("2021-04-04T01:02:03-07", "2021-04-04T01:02:03.0000000-07:00")]
    [InlineData("2021-04-04T01:02:03+0530", "2021-04-04T01:02:03.0000000+05:30")]
    [InlineData("2021-04-04T01:02:03+05:30", "2021-04-04T01:02:03.0000000+05:30")]
    [InlineData("2021-04-04T01:02:03-09:30", "2021-04-04T01:02:03.0000000-09:30")]
    [InlineData("2021-04-04T01:02:03+14:00", "2021-04-04T01:02:03.0000000+14:00")]
    [InlineData("2021-04-04T01:02:03", "2021-04-04T01:02:03.0000000+00:00")]
    [InlineData("2021-04-04T01:02Z", "2021-04-04T01:02:00.0000000+00:00")]
    [InlineData("2021-04-04T01:0:00Z", "2021-04-04T01:00:00.0000000+00:00")]
    [InlineData("2021-4-4T1:2:3Z", "2021-04-04T01:02:03.0000000+00:00")]
    [InlineData("2021-04-04T01:02:03.4Z", "2021-04-04T01:02:03.4000000+00:00")]
    [InlineData("2021-04-04T01:02:03,456Z", "2021-04-04T01:02:03.4560000+00:00")]
    [InlineData("2021-04-04T01:02:03.456+0530", "2021-04-04T01:02:03.4560000+05:30")]
    [InlineData("2021-04-04T01:02:03,456-07", "2021-04-04T01:02:03.4560000-07:00")]
    [InlineData("2021-04-04T01:02:03.1234567Z", "2021-04-04T01:02:03.1234567+00:00")]
    [InlineData("2021-04-04T01:02:03.123456789Z", "2021-04-04T01:02:03.1234567+00:00")]
    [InlineData("2021-04-04T01:02:03.00000000000000000009999999999", "2021-04-04T01:02:03.0000000+00:00")]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999+00:00")]
    public void Reads_every_form_that_the_service_writes(string text, string expected)
    {
        Assert.True(Iso8601.TryParse(text, out var value));
        Assert.Equal(expected, value.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("soon")]
    [InlineData("2021-04-04")]
    [InlineData("2021-04-04T")]
    [InlineData("2021-04-04T01")]
    [InlineData("2021-04-04T01:02:")]
    [InlineData("2021-04-04T01:02:03.")]
    [InlineData("2021-04-04T01:02:03.Z")]
    [InlineData("2021-04-04T01:02:03ZZ")]
    [InlineData("2021-04-04T01:02:03Z ")]
    [InlineData(" 2021-04-04T01:02:03Z")]
    [InlineData("2021-04-04T01:02:03+")]
    [InlineData("2021-04-04T01:02:03+5")]
    [InlineData("2021-04-04T01:02:03+05:")]
    [InlineData("2021-04-04T01:02:03+05:3")]
    [InlineData("2021-04-04T01:02:03+053")]
    [InlineData("2021-04-04T01:02:03+05:30Z")]
    [InlineData("2021-04-04T01:02:03+05:60")]
    [InlineData("2021-04-04T01:02:03+14:01")]
    [InlineData("2021-04-04T01:02:03+15")]
    [InlineData("2021-04-04T24:00:00Z")]
    [InlineData("2021-04-04T01:60:00Z")]
    [InlineData("2021-04-04T01:02:60Z")]
    [InlineData("2021-04-04T001:02:03Z")]
    [InlineData("2021-13-04T01:02:03Z")]
    [InlineData("2021-00-04T01:02:03Z")]
    [InlineData("2021-04-00T01:02:03Z")]
    [InlineData("2021-04-31T01:02:03Z")]
    [InlineData("2023-02-29T01:02:03Z")]
    [InlineData("0000-01-01T01:02:03Z")]
    [InlineData("202-01-01T01:02:03Z")]
    [InlineData("20210-01-01T01:02:03Z")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("٢٠٢١-04-04T01:02:03Z")]
    public void Refuses_what_is_no_date_without_an_exception(string text) => Assert.False(Iso8601.TryParse(text, out _));

    [Theory]
    [InlineData("2021-04-04T01:02:03-07", "2021-04-04T01:02:03-07:00")]
    [InlineData("2021-04-04T01:02:03.4500000Z", "2021-04-04T01:02:03.45+00:00")]
    [InlineData("2021-04-04T01:02:03.1234567+05:30", "2021-04-04T01:02:03.1234567+05:30")]
    public void Writes_the_offset_that_a_date_came_with(string text, string expected)
    {
        Assert.True(Iso8601.TryParse(text, out var value));
        Span<char> written = stackalloc char[Iso8601.MostCharacters];
        Assert.True(Iso8601.TryFormat(value, written, out var length));
        Assert.Equal(expected, written[..length]);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void Writes_UTC_with_milliseconds_under_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var value = new DateTimeOffset(2021, 4, 4, 23, 59, 0, TimeSpan.FromHours(-7)).AddTicks(1_239_999);
            Span<char> written = stackalloc char[Iso8601.MostCharacters];
            Assert.True(Iso8601.TryFormat(value, written, out var length));
            Assert.Equal("2021-04-04T23:59:00.1239999-07:00", written[..length]);

            Assert.True(Iso8601.TryFormatUtc(value, written, out length));
            Assert.Equal("2021-04-05T06:59:00.123Z", written[..length]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
