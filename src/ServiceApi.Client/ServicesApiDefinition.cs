using System.Text.Json;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Providers;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client;

/// <summary>What sets Amazon's Services API apart from other services.</summary>
internal sealed class ServicesApiDefinition : ProviderDefinition<ServiceApiClientOptions, IServiceApiClient>
{
    /// <summary>What the HttpClient of uploads is for.</summary>
    public const string DocumentsPurpose = "Documents";

    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LifeOfToken = TimeSpan.FromHours(1);

    /// <summary>Amazon's sandbox grants every operation the same.</summary>
    private static readonly UsagePlan SandboxPlan = new(5, 15);

    public override string Name => "ServiceApi.Client";

    public override IReadOnlyList<string> HttpClientPurposes { get; } = [DocumentsPurpose];

    public override IReadOnlyList<Operation> Operations => ServicesApiOperations.All;

    public override JsonSerializerOptions Json => ServiceApiJson.Options;

    public override string TokenHeader => "x-amz-access-token";

    public override Uri GetEndpoint(ServiceApiClientOptions options) => ServiceEndpoints.Of(options.Region!.Value, options.UseAmazonSandbox);

    public override UsagePlan? GetUsagePlan(ServiceApiClientOptions options, Operation operation) =>
        options.UseAmazonSandbox ? SandboxPlan : operation.UsagePlan;

    public override TokenRequest CreateTokenRequest(ServiceApiClientOptions options, Uri endpoint)
    {
        var login = options.Authentication;
        var form = new FormUrlEncodedContent(
        [
            new("grant_type", "refresh_token"),
            new("refresh_token", login.RefreshToken),
            new("client_id", login.ClientId),
            new("client_secret", login.ClientSecret),
        ]);
        return new(login.TokenEndpoint, form, login.Timeout, LifeOfToken);
    }

    public override void Check(ServiceApiClientOptions options, bool needsCredentials, OptionsCheck check)
    {
        var isKnown = options.Region is { } region && Enum.IsDefined(region);
        if (!isKnown && (options.Region is not null || options.Endpoint is null))
        {
            check.That(false, "Region", $"must be {string.Join(", ", Enum.GetNames<ServiceApiRegion>())}, or Endpoint must be set");
        }

        if (needsCredentials)
        {
            Check(options.Authentication, check);
        }

        check.Duration(options.Documents.Timeout, LongestTimeout, "Documents.Timeout");
        check.That(options.Documents.MaxConcurrentUploads is >= 1 and <= 100, "Documents.MaxConcurrentUploads", "must be from 1 to 100");
        check.Retry(options.Documents.Retry, "Documents.Retry");
    }

    public override IServiceApiClient CreateClient(ProviderAccount<ServiceApiClientOptions> account) =>
        new ServiceApiClient(account, this);

    private static void Check(LoginWithAmazonOptions login, OptionsCheck check)
    {
        check.Given(login.ClientId, "Authentication.ClientId");
        check.Given(login.ClientSecret, "Authentication.ClientSecret");
        check.Given(login.RefreshToken, "Authentication.RefreshToken");
        check.Address(login.TokenEndpoint, "Authentication.TokenEndpoint");
        check.Duration(login.Timeout, LongestTimeout, "Authentication.Timeout");
    }
}
