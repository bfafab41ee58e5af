using System.Diagnostics;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Authentication;

/// <summary>The credentials of one selling partner's authorisation of one application at Login with Amazon.</summary>
/// <remarks>
/// They are read again whenever a token is fetched, so that a secret that is replaced in the configuration is taken up without a
/// restart. Debuggers do not show them, and System.Text.Json does not write them.
/// </remarks>
[DebuggerDisplay("{TokenEndpoint}")]
public sealed class LoginWithAmazonOptions
{
    private static readonly Uri AmazonTokenEndpoint = new("https://api.amazon.com/auth/o2/token");

    /// <summary>The application's client id. Required.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string ClientId { get; set; } = "";

    /// <summary>The application's client secret. Required.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string ClientSecret { get; set; } = "";

    /// <summary>The refresh token that the selling partner's authorisation gave. Required.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string RefreshToken { get; set; } = "";

    /// <summary>Where tokens are fetched: https, or http on a loopback address.</summary>
    /// <value><c>https://api.amazon.com/auth/o2/token</c></value>
    public Uri TokenEndpoint { get; set; } = AmazonTokenEndpoint;

    /// <summary>The longest that one request for a token may take; more than 0, at most 10 minutes.</summary>
    /// <value>10 seconds. A request that fails for a passing reason is retried as <see cref="Resilience.RetryOptions"/> say.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
