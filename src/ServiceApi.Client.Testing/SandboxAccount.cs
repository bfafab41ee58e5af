namespace ServiceApi.Client.Testing;

/// <summary>
/// An application of a selling partner, as Login with Amazon knows it. Usage plans are counted for each account on its
/// own; the jobs and reservations of a sandbox are the same for all of its accounts.
/// </summary>
public sealed record SandboxAccount
{
    /// <summary>The application's id.</summary>
    /// <value>The default is <c>sandbox-client-id</c>.</value>
    public string ClientId { get; init; } = "sandbox-client-id";

    /// <summary>The application's secret.</summary>
    /// <value>The default is <c>sandbox-client-secret</c>.</value>
    public string ClientSecret { get; init; } = "sandbox-client-secret";

    /// <summary>What the selling partner gave the application when authorising it.</summary>
    /// <value>The default is <c>Atzr|sandbox-refresh-token</c>.</value>
    public string RefreshToken { get; init; } = "Atzr|sandbox-refresh-token";

    /// <summary>The application's id, without its secrets.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => $"{nameof(SandboxAccount)} {{ {nameof(ClientId)} = {ClientId} }}";
}
