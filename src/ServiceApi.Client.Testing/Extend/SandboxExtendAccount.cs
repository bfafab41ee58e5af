namespace ServiceApi.Client.Testing;

/// <summary>
/// A servicer, as Extend knows it. Every service order belongs to one account, and no other may report on it.
/// </summary>
public sealed record SandboxExtendAccount
{
    /// <summary>The permanent key, which may stand where an access token does.</summary>
    /// <value>The default is <c>sandbox-extend-private-key</c>.</value>
    public string PrivateKey { get; init; } = "sandbox-extend-private-key";

    /// <summary>The id that access tokens are asked for with.</summary>
    /// <value>The default is <c>sandbox-extend-client-id</c>.</value>
    public string ClientId { get; init; } = "sandbox-extend-client-id";

    /// <summary>The secret that access tokens are asked for with.</summary>
    /// <value>The default is <c>sandbox-extend-client-secret</c>.</value>
    public string ClientSecret { get; init; } = "sandbox-extend-client-secret";

    /// <summary>The client's id, without its secrets.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => $"{nameof(SandboxExtendAccount)} {{ {nameof(ClientId)} = {ClientId} }}";
}
