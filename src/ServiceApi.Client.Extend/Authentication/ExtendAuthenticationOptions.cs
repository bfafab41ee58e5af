using System.Diagnostics;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Extend;

/// <summary>
/// The credentials of one account at Extend: either <see cref="PrivateKey"/>, or <see cref="ClientId"/> and
/// <see cref="ClientSecret"/>.
/// </summary>
/// <remarks>
/// A key is read again for every request and a secret whenever a token is fetched, so that one that is replaced in the
/// configuration is taken up without a restart. Which of the two ways is taken is settled when the client is made.
/// Debuggers do not show them, and System.Text.Json does not write them.
/// </remarks>
[DebuggerDisplay("{TokenEndpoint}")]
public sealed class ExtendAuthenticationOptions
{
    /// <summary>The permanent private key: visible ASCII characters.</summary>
    /// <value>Null: tokens are fetched with the client's id and secret.</value>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? PrivateKey { get; set; }

    /// <summary>The OAuth client's id.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ClientId { get; set; }

    /// <summary>The OAuth client's secret.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ClientSecret { get; set; }

    /// <summary>Where tokens are fetched: https, or http on a loopback address.</summary>
    /// <value>Null: <c>/auth/oauth/token</c> at the address of the API.</value>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>The longest that one request for a token may take; more than 0, at most 10 minutes.</summary>
    /// <value>10 seconds. A request that fails for a passing reason is retried as <see cref="Resilience.RetryOptions"/> say.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a token lives when neither its answer nor the token itself says so; more than 0, at most 1 day.</summary>
    /// <value>3 hours</value>
    public TimeSpan DefaultTokenLifetime { get; set; } = TimeSpan.FromHours(3);
}
