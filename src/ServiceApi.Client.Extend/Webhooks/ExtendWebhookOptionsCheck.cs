using ServiceApi.Client.Providers;

namespace ServiceApi.Client.Extend;

/// <summary>The rules of the options for webhooks.</summary>
internal static class ExtendWebhookOptionsCheck
{
    private static readonly TimeSpan ShortestAge = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(30);

    public static void Check(ExtendWebhookOptions options, OptionsCheck check)
    {
        check.That(options.PublicKey is not { } key || WebhookKey.Read(key) is not null, "Webhooks.PublicKey", $"must be {WebhookKey.Allowed}: PEM, or the base64 of SubjectPublicKeyInfo, PKCS #1 or PEM");
        check.That(options.MinKeyAge >= ShortestAge, "Webhooks.MinKeyAge", "must be at least 1 second");
        check.That(options.KeyLifetime >= options.MinKeyAge && options.KeyLifetime <= LongestLifetime, "Webhooks.KeyLifetime", "must be from Webhooks.MinKeyAge to 30 days");
    }
}
