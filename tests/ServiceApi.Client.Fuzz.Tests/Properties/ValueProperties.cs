using System.Globalization;
using System.Text.Json;
using FsCheck.Fluent;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Fuzz.Tests.Properties;

public sealed class ValueProperties
{
    private static readonly string[] Zones = ["zzz", "'+0000'", "'Z'", "'+00'", "''"];

    [Fact]
    public void A_date_is_read_in_every_spelling_to_the_digit_that_it_has() =>
        Property.Holds(
            from date in Property.Dates
            from digits in Gen.Choose(0, 7)
            from mark in Gen.Elements('.', ',')
            from zone in Gen.Elements(Zones)
            select (Date: zone == "zzz" ? date : date.ToUniversalTime(), digits, mark, zone),
            spelled =>
            {
                var fraction = spelled.digits == 0 ? "" : $"'{spelled.mark}'{new string('f', spelled.digits)}";
                var text = spelled.Date.ToString($"yyyy-MM-dd'T'HH:mm:ss{fraction}{spelled.zone}", CultureInfo.InvariantCulture);
                var cut = spelled.Date.Ticks % (long)Math.Pow(10, 7 - spelled.digits);
                return Iso8601.TryParse(text, out var read) && read.EqualsExact(spelled.Date.AddTicks(-cut));
            });

    [Fact]
    public void A_date_that_is_written_is_read_back_exactly() =>
        Property.Holds(Property.Dates, date => Read<DateTimeOffset>(JsonSerializer.Serialize(date, ServiceApiJson.Options)).EqualsExact(date));

    [Fact]
    public void A_whole_number_is_read_in_every_spelling() =>
        Property.Holds(
            from number in ArbMapOf<long>()
            from format in Gen.Elements("{0}", "{0}.0", "{0}e0", "\"{0}\"", "\"{0}.00\"", "{0}.000E+0")
            select (number, Text: string.Format(CultureInfo.InvariantCulture, format, number)),
            spelled => Read<long>(spelled.Text) == spelled.number);

    [Fact]
    public void An_open_enum_keeps_any_text() =>
        Property.Holds(Property.Texts.Where(text => !text.Any(char.IsSurrogate)), text =>
            Read<ServiceJobStatus>(JsonSerializer.Serialize(ServiceJobStatus.Create(text), ServiceApiJson.Options)).Value == text);

    private static FsCheck.Gen<T> ArbMapOf<T>() => ArbMap.Default.GeneratorFor<T>();

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ServiceApiJson.Options)!;
}
