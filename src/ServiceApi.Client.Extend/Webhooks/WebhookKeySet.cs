using System.Text.Json;

namespace ServiceApi.Client.Extend;

/// <summary>The keys of a JSON Web Key Set that webhooks can be verified with, by their ids.</summary>
internal sealed class WebhookKeySet
{
    public const int MostKeys = 100;

    public static readonly string Allowed = $"a set of at most {MostKeys} keys, among them one with a kid for RS256 that is {WebhookKey.Allowed}";

    private readonly Dictionary<string, WebhookKey> _keys = new(StringComparer.Ordinal);

    private WebhookKeySet()
    {
    }

    /// <summary>Reads a set, without the keys in it that are of another kind or for another use; null when none is left, or it is no set that is allowed.</summary>
    public static WebhookKeySet? Read(RawResponse answer)
    {
        if (ListIn(answer) is not { } keys || keys.GetArrayLength() > MostKeys)
        {
            return null;
        }

        var set = new WebhookKeySet();
        foreach (var key in keys.EnumerateArray().Where(key => key.ValueKind == JsonValueKind.Object))
        {
            set.Add(key);
        }

        return set._keys.Count > 0 ? set : null;
    }

    /// <summary>Finds a key; null when the set has none of this id.</summary>
    public WebhookKey? Find(string id) => _keys.GetValueOrDefault(id);

    private static JsonElement? ListIn(RawResponse answer)
    {
        try
        {
            return answer.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array ? keys : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair
        }
    }

    private void Add(JsonElement key)
    {
        try
        {
            if (Text(key, "kid") is { } id
                && IsForSignatures(key)
                && Text(key, "n") is { } modulus
                && Text(key, "e") is { } exponent
                && WebhookKey.Read(modulus, exponent) is { } read)
            {
                _keys.TryAdd(id, read);
            }
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: it is no key of Extend's, and the others are as good as without it.
        }
    }

    private static bool IsForSignatures(JsonElement key) =>
        Text(key, "kty") == "RSA"
        && (!key.TryGetProperty("use", out _) || Text(key, "use") == "sig")
        && (!key.TryGetProperty("alg", out _) || Text(key, "alg") == "RS256")
        && (!key.TryGetProperty("key_ops", out var uses) || IsForVerifying(uses));

    private static bool IsForVerifying(JsonElement uses) =>
        uses.ValueKind == JsonValueKind.Array
        && uses.EnumerateArray().Any(use => use.ValueKind == JsonValueKind.String && use.ValueEquals("verify"));

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
