using System.Diagnostics;

namespace ServiceApi.Client.Extend;

/// <summary>What the client of one servicer's account at Extend needs to know.</summary>
[DebuggerDisplay("{Environment}, version {ApiVersion}")]
public sealed class ExtendClientOptions : ProviderClientOptions
{
    /// <summary>Which of Extend's two environments to call, unless <see cref="ProviderClientOptions.Endpoint"/> names another address.</summary>
    /// <value><see cref="ExtendEnvironment.Production"/></value>
    public ExtendEnvironment Environment { get; set; } = ExtendEnvironment.Production;

    /// <summary>The version of the API that requests ask for: letters, digits, hyphens, dots and underscores.</summary>
    /// <value><c>2022-02-01</c>. Extend does not document the version of these operations: this is our reading.</value>
    public string ApiVersion { get; set; } = "2022-02-01";

    /// <summary>How the account authenticates. Not needed with a token provider of the app's own.</summary>
    public ExtendAuthenticationOptions Authentication { get; } = new();

    /// <summary>How webhooks are verified.</summary>
    public ExtendWebhookOptions Webhooks { get; } = new();
}
