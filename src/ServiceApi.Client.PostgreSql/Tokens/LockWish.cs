namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>To take a lock, or to give back the one that is held.</summary>
internal readonly record struct LockWish(long Key, TokenLock? GivenBack);
