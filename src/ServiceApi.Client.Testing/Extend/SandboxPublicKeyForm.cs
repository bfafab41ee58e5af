namespace ServiceApi.Client.Testing;

/// <summary>
/// What the answer with the public key looks like: as Extend documents it, or in another form that holds a key in base64.
/// </summary>
public enum SandboxPublicKeyForm
{
    /// <summary>A JSON object: <c>{"key":"…"}</c>, the base64 of the key in PEM. Extend documents this one.</summary>
    JsonObject,

    /// <summary>A JSON string: the base64 of the key's SubjectPublicKeyInfo.</summary>
    JsonString,

    /// <summary>The same base64 as plain text.</summary>
    Text,

    /// <summary>The key in PEM as plain text.</summary>
    Pem,
}
