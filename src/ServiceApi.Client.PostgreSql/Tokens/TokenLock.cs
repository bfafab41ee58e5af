namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>Says who holds a lock: what was taken on a connection that is lost is not given back on the next.</summary>
internal sealed class TokenLock(long key)
{
    public long Key => key;
}
