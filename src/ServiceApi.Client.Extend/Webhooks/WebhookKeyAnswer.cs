using System.Text.Json;

namespace ServiceApi.Client.Extend;

/// <summary>
/// Finds the key in Extend's answer: a JSON object's member of the name that is documented or of one like it, or its only text;
/// a JSON string; or the bare text.
/// </summary>
internal static class WebhookKeyAnswer
{
    private static readonly string[] Names = ["key", "publicKey", "public_key"];

    /// <summary>Reads the key; null when there is none, or none that is allowed.</summary>
    public static WebhookKey? Read(RawResponse answer) => Text(answer) is { } text ? WebhookKey.Read(text) : null;

    private static string? Text(RawResponse answer)
    {
        try
        {
            return answer.Json switch
            {
                null => answer.Text,
                { ValueKind: JsonValueKind.String } text => text.GetString(),
                { ValueKind: JsonValueKind.Object } members => Member(members),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair
        }
    }

    private static string? Member(JsonElement members)
    {
        foreach (var name in Names)
        {
            if (members.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString();
            }
        }

        var texts = members.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String).Take(2).ToList();
        return texts is [var only] ? only.Value.GetString() : null;
    }
}
