using System.Text.Json;

namespace ServiceApi.Client.Extend;

/// <summary>The id by which a webhook names its key: in a header, and again in its body.</summary>
internal static class WebhookKeyId
{
    private const int MostCharacters = 256;
    private const string Member = "kid";

    /// <summary>Whether it can be an id: 1 to 256 visible ASCII characters.</summary>
    public static bool IsWellFormed(string id) =>
        id.Length is > 0 and <= MostCharacters && !id.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>Whether a body names no other key: it is no JSON object, has no id, or has this one.</summary>
    public static bool Fits(string id, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty(Member, out var named)
                || (named.ValueKind == JsonValueKind.String && named.ValueEquals(id));
        }
        catch (JsonException)
        {
            return true;
        }
        catch (InvalidOperationException)
        {
            return false; // half of a surrogate pair
        }
    }
}
