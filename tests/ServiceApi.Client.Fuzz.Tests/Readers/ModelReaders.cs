using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServiceApi.Client.Serialization;
using ServiceApi.Client.Tests.Models;

namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>The types of answers by themselves: what was read is written, and says the same when it is read and written again.</summary>
internal static class ModelReaders
{
    public static IReadOnlyList<Reader> List { get; } =
        [.. SampleBodies.All.Select(row => Reader.OfText($"model: {row.Data.Item1.Name}", [row.Data.Item2], json => Read(json, ServiceApiJson.Options.GetTypeInfo(row.Data.Item1))))];

    /// <summary>Reads JSON with a converter alone, whose only exception is <see cref="JsonException"/>.</summary>
    public static bool Read(byte[] json, JsonTypeInfo type)
    {
        object? first;
        try
        {
            first = JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return false;
        }

        if (TryWrite(first, type) is { } written)
        {
            var again = TryWrite(JsonSerializer.Deserialize(written, type), type);
            Assert.True(written.AsSpan().SequenceEqual(again) || JsonElement.DeepEquals(JsonElement.Parse(written), JsonElement.Parse(again)));
        }

        return true;
    }

    /// <summary>Writes what was read; null where a member that nobody declares is no Unicode, which is kept and cannot be written.</summary>
    private static byte[]? TryWrite(object? value, JsonTypeInfo type)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, type);
        }
        catch (JsonException exception) when (exception.InnerException is InvalidOperationException)
        {
            return null;
        }
    }
}
