using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Tests.Documents.Support;

/// <summary>A destination that the scripted service has given out, and what it was asked for.</summary>
internal sealed record Destination(string Id, byte[] Key, byte[] InitializationVector, JsonElement AskedFor, DateTimeOffset At)
{
    public string Url { get; init; } = $"https://store.example/%2Fdocuments/{Id}?X-Amz-Expires=300&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Signature=S33D-{Id}";

    /// <summary>The answer as a test may still spoil it.</summary>
    public JsonObject Payload() => new()
    {
        ["uploadDestinationId"] = Id,
        ["url"] = Url,
        ["encryptionDetails"] = new JsonObject
        {
            ["standard"] = "AES",
            ["initializationVector"] = Convert.ToBase64String(InitializationVector),
            ["key"] = Convert.ToBase64String(Key),
        },
        ["headers"] = new JsonObject(),
    };

    public byte[] Decrypt(byte[] encrypted)
    {
        using var aes = Aes.Create();
        aes.SetKey(Key);
        return aes.DecryptCbc(encrypted, InitializationVector);
    }
}
