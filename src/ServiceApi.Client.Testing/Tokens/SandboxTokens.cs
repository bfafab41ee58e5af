using System.Diagnostics.CodeAnalysis;

namespace ServiceApi.Client.Testing;

/// <summary>The access tokens that a token endpoint has issued.</summary>
public sealed class SandboxTokens
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _issued = [];
    private readonly TimeProvider _time;

    internal SandboxTokens(TimeProvider time) => _time = time;

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

    internal void Add(string token, object account, DateTimeOffset expiresAt)
    {
        lock (_gate)
        {
            _entries.Add(token, new Entry(account, expiresAt));
            _issued.Add(token);
        }
    }

    /// <summary>Whose token it is; when nobody's, what is wrong with it.</summary>
    internal bool TryVerify<TAccount>(string? token, [NotNullWhen(true)] out TAccount? account, out TokenFlaw flaw)
        where TAccount : class
    {
        account = null;
        flaw = TokenFlaw.Missing;
        if (string.IsNullOrEmpty(token))
        {
            return false;
        }

        lock (_gate)
        {
            if (!_entries.TryGetValue(token, out var entry))
            {
                flaw = TokenFlaw.Unknown;
                return false;
            }

            account = entry.ExpiresAt > _time.GetUtcNow() ? (TAccount)entry.Account : null;
            flaw = TokenFlaw.Expired;
            return account is not null;
        }
    }

    private sealed record Entry(object Account, DateTimeOffset ExpiresAt);
}
