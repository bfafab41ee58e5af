namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>A token that is to be stored.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Token">The token, encrypted.</param>
/// <param name="IssuedAt">By the database's clock, in seconds since 1970: a statement that comes late must not lengthen a token's life, nor replace a later one.</param>
/// <param name="Life">Seconds.</param>
internal sealed record TokenEntry(TokenOwner Owner, byte[] Token, double IssuedAt, double Life);
