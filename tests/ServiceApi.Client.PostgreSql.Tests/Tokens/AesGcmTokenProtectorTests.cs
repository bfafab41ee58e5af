using System.Security.Cryptography;
using ServiceApi.Client.PostgreSql.Tests.Support;
using ServiceApi.Client.PostgreSql.Tokens;

namespace ServiceApi.Client.PostgreSql.Tests.Tokens;

public sealed class AesGcmTokenProtectorTests
{
    private static readonly byte[] Token = "Atza|IwEBIexample"u8.ToArray();

    private readonly AesGcmTokenProtector _protector = new(TokenInstance.Key);

    [Fact]
    public void What_is_protected_comes_back() =>
        Assert.Equal(Token, new AesGcmTokenProtector(TokenInstance.Key).Unprotect(_protector.Protect(Token, "purpose"), "purpose"));

    [Fact]
    public void An_empty_token_comes_back() => Assert.Empty(_protector.Unprotect(_protector.Protect([], ""), ""));

    [Fact]
    public void It_is_29_bytes_longer_and_does_not_show_the_token()
    {
        var made = _protector.Protect(Token, "purpose");

        Assert.Equal(Token.Length + 29, made.Length);
        Assert.Equal(1, made[0]);
        Assert.Equal(-1, made.AsSpan().IndexOf(Token.AsSpan(0, 4)));
    }

    [Fact]
    public void The_same_token_never_looks_the_same() =>
        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => Convert.ToHexString(_protector.Protect(Token, "purpose"))).Distinct().Count());

    [Fact]
    public void No_byte_can_be_changed()
    {
        var made = _protector.Protect(Token, "purpose");
        for (var at = 0; at < made.Length; at++)
        {
            var changed = (byte[])made.Clone();
            changed[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => _protector.Unprotect(changed, "purpose"));
        }
    }

    [Fact]
    public void Nothing_can_be_cut_off_or_added()
    {
        var made = _protector.Protect(Token, "purpose");
        for (var length = 0; length < made.Length; length++)
        {
            Assert.ThrowsAny<CryptographicException>(() => _protector.Unprotect(made[..length], "purpose"));
        }

        Assert.ThrowsAny<CryptographicException>(() => _protector.Unprotect([.. made, 0], "purpose"));
    }

    [Fact]
    public void Another_purpose_does_not_open_it() =>
        Assert.ThrowsAny<CryptographicException>(() => _protector.Unprotect(_protector.Protect(Token, "purpose"), "Purpose"));

    [Fact]
    public void Another_key_does_not_open_it() =>
        Assert.ThrowsAny<CryptographicException>(() => new AesGcmTokenProtector(new byte[32]).Unprotect(_protector.Protect(Token, "purpose"), "purpose"));

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(64)]
    public void A_key_of_another_length_is_refused(int length)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new AesGcmTokenProtector(new byte[length]));

        Assert.StartsWith("The key must be 32 bytes.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("key", refusal.ParamName);
    }

    [Fact]
    public void The_key_is_copied()
    {
        var key = (byte[])TokenInstance.Key.Clone();
        var protector = new AesGcmTokenProtector(key);
        Array.Clear(key);

        Assert.Equal(Token, _protector.Unprotect(protector.Protect(Token, "purpose"), "purpose"));
    }

    [Fact]
    public async Task Many_threads_may_use_one() =>
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(() => _protector.Unprotect(_protector.Protect(Token, $"{number}"), $"{number}")))),
            token => Assert.Equal(Token, token));

    [Fact]
    public void Its_text_is_no_secret()
    {
        Assert.DoesNotContain(Convert.ToBase64String(TokenInstance.Key), _protector.ToString()!, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(TokenInstance.Key), _protector.ToString()!, StringComparison.OrdinalIgnoreCase);
    }
}
