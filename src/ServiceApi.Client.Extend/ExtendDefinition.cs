using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Authentication;
using ServiceApi.Client.Extend.Contract;
using ServiceApi.Client.Providers;

namespace ServiceApi.Client.Extend;

/// <summary>What sets Extend apart from other services.</summary>
internal sealed class ExtendDefinition : ProviderDefinition<ExtendClientOptions, IExtendClient>
{
    private static readonly Uri Production = new("https://api.helloextend.com");
    private static readonly Uri Demo = new("https://api-demo.helloextend.com");
    private static readonly TimeSpan LongestTokenTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestTokenLifetime = TimeSpan.FromDays(1);

    public override string Name => "ServiceApi.Client.Extend";

    public override IReadOnlyList<Operation> Operations => ExtendApiOperations.All;

    public override JsonSerializerOptions Json => ExtendJson.Options;

    public override string TokenHeader => "X-Extend-Access-Token";

    public override bool KeepsErrorBodies => true;

    // 403 is the only refusal that is documented, and its body is not.
    public override bool RenewsTokenWhenForbidden => true;

    public override Uri GetEndpoint(ExtendClientOptions options) => options.Environment == ExtendEnvironment.Demo ? Demo : Production;

    public override string GetAccept(ExtendClientOptions options) => $"application/json; version={options.ApiVersion}";

    public override string? GetPermanentToken(ExtendClientOptions options) => options.Authentication.PrivateKey;

    public override TokenRequest CreateTokenRequest(ExtendClientOptions options, Uri endpoint)
    {
        var authentication = options.Authentication;
        var credentials = new ClientCredentials(authentication.ClientId, authentication.ClientSecret);
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(credentials, CredentialsJson.Default.ClientCredentials))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        return new(authentication.TokenEndpoint ?? new Uri(endpoint, "/auth/oauth/token"), content, authentication.Timeout, authentication.DefaultTokenLifetime);
    }

    public override void Check(ExtendClientOptions options, bool needsCredentials, OptionsCheck check)
    {
        check.That(Enum.IsDefined(options.Environment), "Environment", $"must be {string.Join(" or ", Enum.GetNames<ExtendEnvironment>())}");
        check.That(IsToken(options.ApiVersion), "ApiVersion", "must be letters, digits, hyphens, dots and underscores, such as 2022-02-01");
        if (needsCredentials)
        {
            CheckCredentials(options, check);
        }

        ExtendWebhookOptionsCheck.Check(options.Webhooks, check);
    }

    public override IExtendClient CreateClient(ProviderAccount<ExtendClientOptions> account)
    {
        var webhooks = new ExtendWebhooks(account.Executor, account.Options.Webhooks, account.Services.GetRequiredService<TimeProvider>());
        return new ExtendClient(account.Executor, new ExtendApi(account.Executor), webhooks);
    }

    private static void CheckCredentials(ExtendClientOptions options, OptionsCheck check)
    {
        var authentication = options.Authentication;
        if (authentication.PrivateKey is { } key)
        {
            check.That(key.Length > 0 && !key.AsSpan().ContainsAnyExceptInRange('!', '~'), "Authentication.PrivateKey", "must be visible ASCII characters");
            check.That(authentication.ClientId is null && authentication.ClientSecret is null, "Authentication", "must have a PrivateKey, or a ClientId and a ClientSecret, not both");
            return;
        }

        check.Given(authentication.ClientId, "Authentication.ClientId", "unless there is a PrivateKey");
        check.Given(authentication.ClientSecret, "Authentication.ClientSecret", "unless there is a PrivateKey");
        if (authentication.TokenEndpoint is { } address)
        {
            check.Address(address, "Authentication.TokenEndpoint");
        }

        check.Duration(authentication.Timeout, LongestTokenTimeout, "Authentication.Timeout");
        check.Duration(authentication.DefaultTokenLifetime, LongestTokenLifetime, "Authentication.DefaultTokenLifetime");
    }

    private static bool IsToken(string? text) =>
        !string.IsNullOrEmpty(text) && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_');
}
