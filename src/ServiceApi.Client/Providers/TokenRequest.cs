using System.Diagnostics;
using ServiceApi.Client.Pipeline;

namespace ServiceApi.Client.Providers;

/// <summary>
/// A request for an access token: a POST whose answer is OAuth's, with <c>access_token</c> and perhaps <c>expires_in</c>.
/// Time limit, retries, caps and errors are the library's.
/// </summary>
[DebuggerDisplay("{Endpoint}")]
public sealed class TokenRequest
{
    /// <summary>Makes a request.</summary>
    /// <param name="endpoint">Where tokens are fetched: https, or http on a loopback address.</param>
    /// <param name="content">What is sent.</param>
    /// <param name="timeout">The longest that the request may take; more than 0.</param>
    /// <param name="defaultLifetime">How long a token lives when neither <c>expires_in</c> nor, where it is a JWT, its <c>exp</c> says so; more than 0.</param>
    /// <exception cref="ArgumentException">Secrets must not be sent to the address.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A duration is not more than 0.</exception>
    public TokenRequest(Uri endpoint, HttpContent content, TimeSpan timeout, TimeSpan defaultLifetime)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(defaultLifetime, TimeSpan.Zero);
        if (!ServiceEndpoints.IsSafe(endpoint))
        {
            throw new ArgumentException("Tokens are fetched over https, or over http from a loopback address.", nameof(endpoint));
        }

        Endpoint = endpoint;
        Content = content;
        Timeout = timeout;
        DefaultLifetime = defaultLifetime;
    }

    /// <summary>Where tokens are fetched.</summary>
    public Uri Endpoint { get; }

    /// <summary>What is sent.</summary>
    public HttpContent Content { get; }

    /// <summary>The longest that the request may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>How long a token lives when nothing says so.</summary>
    public TimeSpan DefaultLifetime { get; }
}
