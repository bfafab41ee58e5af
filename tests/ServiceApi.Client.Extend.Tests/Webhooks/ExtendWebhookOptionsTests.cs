using ServiceApi.Client.Providers;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Extend.Tests.Webhooks;

public sealed class ExtendWebhookOptionsTests
{
    private const string Key = "Webhooks.PublicKey must be an RSA public key of 2048 to 8192 bits: PEM, or the base64 of SubjectPublicKeyInfo, PKCS #1 or PEM";
    private const string Age = "Webhooks.MinKeyAge must be at least 1 second";
    private const string Lifetime = "Webhooks.KeyLifetime must be from Webhooks.MinKeyAge to 30 days";

    [Fact]
    public void The_defaults_are_allowed() => Assert.Empty(Violations(new()));

    [Fact]
    public void The_limits_are_allowed()
    {
        Assert.Empty(Violations(new() { MinKeyAge = TimeSpan.FromSeconds(1), KeyLifetime = TimeSpan.FromSeconds(1) }));
        Assert.Empty(Violations(new() { MinKeyAge = TimeSpan.FromDays(30), KeyLifetime = TimeSpan.FromDays(30) }));
        Assert.Empty(Violations(new() { PublicKey = Signer.Extend.Key.ExportSubjectPublicKeyInfoPem() }));
    }

    [Fact]
    public void What_lies_beyond_is_named_with_what_is_allowed()
    {
        Assert.Equal([Age], Violations(new() { MinKeyAge = TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1) }));
        Assert.Equal([Lifetime], Violations(new() { KeyLifetime = TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1) }));
        Assert.Equal([Lifetime], Violations(new() { KeyLifetime = TimeSpan.FromDays(30) + TimeSpan.FromTicks(1) }));
        Assert.Equal([Key, Age, Lifetime], Violations(new() { PublicKey = "", MinKeyAge = TimeSpan.Zero, KeyLifetime = -TimeSpan.FromTicks(1) }));
    }

    [Fact]
    public void A_private_key_is_refused_and_not_repeated() =>
        Assert.Equal([Key], Violations(new() { PublicKey = Signer.Extend.Key.ExportRSAPrivateKeyPem() }));

    [Fact]
    public void Without_the_check_no_unreadable_key_is_taken_either()
    {
        var exception = Assert.Throws<ArgumentException>(() => new ExtendWebhooks(new KeyEndpoint().Executor, new() { PublicKey = "no key" }, new VirtualTime()));

        Assert.StartsWith("The public key must be an RSA public key of 2048 to 8192 bits.", exception.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Violations(ExtendWebhookOptions options)
    {
        var check = new OptionsCheck();
        ExtendWebhookOptionsCheck.Check(options, check);
        return check.Violations;
    }
}
