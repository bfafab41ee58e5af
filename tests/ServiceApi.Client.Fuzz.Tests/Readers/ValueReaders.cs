using System.Text;
using System.Text.Json.Serialization.Metadata;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>Dates, numbers and open enums, each as the only thing in its JSON.</summary>
internal static class ValueReaders
{
    private static readonly string[] Dates =
    [
        "2024-02-06T19:01:11.123+00:00", "2021-04-04T01:02:03.456Z", "2021-04-04T01:02:03,456-07", "2021-04-04T01:02:03+0530", "2021-04-04T01:0:00Z", "2021-04-04t1:02", "2021-4-4 01:02:03.123456789+05:30",
    ];

    public static IReadOnlyList<Reader> List { get; } =
    [
        Reader.OfText("date: text", Dates, text => ReadDate(Encoding.UTF8.GetString(text))),
        Value("date: JSON", Dates.Select(date => $"\"{date}\""), ServiceApiJson.Options.GetTypeInfo(typeof(DateTimeOffset))),
        Value("whole number", ["5", "5.0", "5e0", "\"5\"", "-7", "2147483647"], ServiceApiJson.Options.GetTypeInfo(typeof(int))),
        Value("long whole number", ["5", "5.0", "5e0", "\"5\"", "9223372036854775807"], ServiceApiJson.Options.GetTypeInfo(typeof(long))),
        Value("open enum", ["\"SCHEDULED\"", "\"UNHEARD_OF\"", "\"\"", "5", "true", "{\"a\":[1,{}]}", "[\"x\"]"], ServiceApiJson.Options.GetTypeInfo(typeof(ServiceJobStatus))),
    ];

    private static Reader Value(string name, IEnumerable<string> corpus, JsonTypeInfo type) => Reader.OfText(name, corpus, json => ModelReaders.Read(json, type));

    private static bool ReadDate(string text)
    {
        if (!Iso8601.TryParse(text, out var date))
        {
            return false;
        }

        Span<char> written = stackalloc char[Iso8601.MostCharacters];
        Assert.True(Iso8601.TryFormat(date, written, out var length) && Iso8601.TryParse(written[..length], out var again) && again.EqualsExact(date), text);
        return true;
    }
}
