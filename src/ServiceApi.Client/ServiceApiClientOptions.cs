using System.Diagnostics;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Documents;

namespace ServiceApi.Client;

/// <summary>What the client of one account at Amazon's Services API needs to know.</summary>
[DebuggerDisplay("{Region}, sandbox: {UseAmazonSandbox}")]
public sealed class ServiceApiClientOptions : ProviderClientOptions
{
    /// <summary>The region of the account's marketplaces. Required unless <see cref="ProviderClientOptions.Endpoint"/> is set.</summary>
    public ServiceApiRegion? Region { get; set; }

    /// <summary>
    /// Whether to call Amazon's sandbox of the region. Its usage plan holds: 5 requests per second and a burst of 15 for every
    /// operation, also when <see cref="ProviderClientOptions.Endpoint"/> names another address.
    /// </summary>
    /// <value>False</value>
    public bool UseAmazonSandbox { get; set; }

    /// <summary>The account's credentials at Login with Amazon. Not needed with a token provider of the app's own.</summary>
    public LoginWithAmazonOptions Authentication { get; } = new();

    /// <summary>How documents are uploaded.</summary>
    public DocumentUploadOptions Documents { get; } = new();
}
