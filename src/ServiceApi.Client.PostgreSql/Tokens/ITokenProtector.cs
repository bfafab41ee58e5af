using System.Security.Cryptography;

namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>
/// Encrypts access tokens before they are given to the database. Register one as a service, the same in all processes that share tokens, where
/// <see cref="PostgreSqlOptions.TokenKey"/> does not fit, such as to rotate keys.
/// </summary>
/// <remarks>It is called by several threads at a time, and must not take long: what fetches keys from elsewhere keeps them.</remarks>
public interface ITokenProtector
{
    /// <summary>Encrypts a token, so that it can neither be read nor changed.</summary>
    /// <param name="token">The token's bytes.</param>
    /// <param name="purpose">Whose token it is. It is no secret, and takes no room in what is returned.</param>
    /// <returns>What is stored; at most a few hundred bytes longer than the token.</returns>
    byte[] Protect(byte[] token, string purpose);

    /// <summary>Decrypts what <see cref="Protect"/> has made.</summary>
    /// <param name="protectedToken">What was stored.</param>
    /// <param name="purpose">Whose token it must be.</param>
    /// <returns>The token's bytes.</returns>
    /// <exception cref="CryptographicException">
    /// It was made with another key or for another purpose, or was changed since. It then counts as if it were not there, and is replaced.
    /// </exception>
    byte[] Unprotect(byte[] protectedToken, string purpose);
}
