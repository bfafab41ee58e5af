using System.Diagnostics;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Authentication;

/// <summary>Whose access token is shared: that of one account's credentials at one service.</summary>
/// <param name="Service">The service's name, such as <c>ServiceApi.Client</c>.</param>
/// <param name="Account">The name under which this app has registered the account; empty for the one without a name.</param>
/// <param name="Credentials">
/// What tells these credentials from all others, in 64 hexadecimal digits: the SHA-256 of the request by which a token is fetched. Whoever sends the
/// same request, to the same address and with the same secrets, may use the same token, and nobody else.
/// </param>
[DebuggerDisplay("{Service} {Account}")]
public sealed record AccessTokenScope(
    string Service,
    string Account,
    [property: JsonIgnore, DebuggerBrowsable(DebuggerBrowsableState.Never)] string Credentials)
{
    /// <summary>The service and the account.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => $"{Service} {Account}";
}
