using System.Security.Cryptography;

namespace ServiceApi.Client.Testing;

/// <summary>The access tokens that the token endpoint has issued.</summary>
public sealed class SandboxTokens
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _issued = [];
    private readonly ServiceApiSandboxOptions _options;

    internal SandboxTokens(ServiceApiSandboxOptions options) => _options = options;

    /// <summary>How many tokens have been issued.</summary>
    public int IssuedCount
    {
        get
        {
            lock (_gate)
            {
                return _issued.Count;
            }
        }
    }

    /// <summary>All tokens that have been issued, the oldest first, those included that are no longer valid.</summary>
    public IReadOnlyList<string> Issued
    {
        get
        {
            lock (_gate)
            {
                return [.. _issued];
            }
        }
    }

    /// <summary>Lets every token that has been issued so far expire: requests with one are told so with 403.</summary>
    public void ExpireAll()
    {
        lock (_gate)
        {
            foreach (var (token, entry) in _entries)
            {
                _entries[token] = entry with { ExpiresAt = DateTimeOffset.MinValue };
            }
        }
    }

    /// <summary>Forgets every token that has been issued so far: requests with one are told with 403 that it is not valid.</summary>
    public void RevokeAll()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    internal string Issue(SandboxAccount account)
    {
        var token = "Atza|" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));
        lock (_gate)
        {
            _entries.Add(token, new Entry(account, _options.TimeProvider.GetUtcNow() + _options.TokenLifetime));
            _issued.Add(token);
        }

        return token;
    }

    /// <summary>Whose token it is; when nobody's, what to answer.</summary>
    internal (SandboxAccount? Account, Answer? Refusal) Verify(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return (null, ErrorAnswers.TokenMissing());
        }

        lock (_gate)
        {
            return !_entries.TryGetValue(token, out var entry) ? (null, ErrorAnswers.TokenUnknown())
                : entry.ExpiresAt <= _options.TimeProvider.GetUtcNow() ? (null, ErrorAnswers.TokenExpired(403))
                : (entry.Account, null);
        }
    }

    private sealed record Entry(SandboxAccount Account, DateTimeOffset ExpiresAt);
}
