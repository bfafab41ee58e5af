using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>Encrypts access tokens with AES-256-GCM, under one key that all processes have.</summary>
/// <remarks>
/// What it makes is a byte for the version (1), a nonce (12 bytes, random), a tag (16 bytes) and the token, encrypted; version and purpose are
/// authenticated with it. One key is good for four billion tokens.
/// </remarks>
[DebuggerDisplay("AES-256-GCM")]
public sealed class AesGcmTokenProtector : ITokenProtector
{
    /// <summary>How many bytes a key has.</summary>
    public const int KeyLength = 32;

    private const byte Version = 1;
    private const int NonceAt = 1, NonceLength = 12;
    private const int TagAt = NonceAt + NonceLength, TagLength = 16;
    private const int TokenAt = TagAt + TagLength;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _key;

    /// <summary>Encrypts under a key.</summary>
    /// <param name="key">32 random bytes, such as those of <see cref="RandomNumberGenerator.GetBytes(int)"/>. They are copied.</param>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public AesGcmTokenProtector(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyLength)
        {
            throw new ArgumentException($"The key must be {KeyLength} bytes.", nameof(key));
        }

        _key = key.ToArray();
    }

    /// <inheritdoc/>
    public byte[] Protect(byte[] token, string purpose)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(purpose);
        var made = new byte[TokenAt + token.Length];
        made[0] = Version;
        var nonce = made.AsSpan(NonceAt, NonceLength);
        RandomNumberGenerator.Fill(nonce);

        // One for each use: a cipher is not made for several threads.
        using var cipher = new AesGcm(_key, TagLength);
        cipher.Encrypt(nonce, token, made.AsSpan(TokenAt), made.AsSpan(TagAt, TagLength), Authenticated(purpose));
        return made;
    }

    /// <inheritdoc/>
    public byte[] Unprotect(byte[] protectedToken, string purpose)
    {
        ArgumentNullException.ThrowIfNull(protectedToken);
        ArgumentNullException.ThrowIfNull(purpose);
        if (protectedToken.Length < TokenAt || protectedToken[0] != Version)
        {
            throw new CryptographicException("This is no token that was encrypted in a known version.");
        }

        var token = new byte[protectedToken.Length - TokenAt];
        using var cipher = new AesGcm(_key, TagLength);
        cipher.Decrypt(protectedToken.AsSpan(NonceAt, NonceLength), protectedToken.AsSpan(TokenAt), protectedToken.AsSpan(TagAt, TagLength), token, Authenticated(purpose));
        return token;
    }

    private static byte[] Authenticated(string purpose) => [Version, .. Encoding.UTF8.GetBytes(purpose)];
}
