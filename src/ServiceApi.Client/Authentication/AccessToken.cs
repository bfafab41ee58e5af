using System.Diagnostics;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Authentication;

/// <summary>A token that opens a service for a while.</summary>
[DebuggerDisplay("expires {ExpiresAt}")]
public sealed class AccessToken
{
    /// <summary>Makes a token.</summary>
    /// <param name="value">The token, as it goes into the header.</param>
    /// <param name="expiresAt">When it expires.</param>
    /// <exception cref="ArgumentException">The token is empty, or holds characters that no header may hold.</exception>
    public AccessToken(string value, DateTimeOffset expiresAt)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (value.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException("An access token holds visible ASCII characters only.", nameof(value));
        }

        Value = value;
        ExpiresAt = expiresAt;
    }

    /// <summary>The token, as it goes into the header.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Value { get; }

    /// <summary>When it expires.</summary>
    public DateTimeOffset ExpiresAt { get; }
}
