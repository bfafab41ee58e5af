using System.Reflection;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client;

/// <summary>What one account's client needs to know. Checked when the app starts; every violation stands in one message.</summary>
public sealed class ServiceApiClientOptions
{
    /// <summary>The region of the account's marketplaces. Required unless <see cref="Endpoint"/> is set.</summary>
    public ServiceApiRegion? Region { get; set; }

    /// <summary>
    /// Whether to call Amazon's sandbox of the region. Its usage plan holds: 5 requests per second and a burst of 15 for every
    /// operation, also when <see cref="Endpoint"/> names another address.
    /// </summary>
    /// <value>False</value>
    public bool UseSandbox { get; set; }

    /// <summary>An address to use instead of the region's, such as a sandbox in one's own process: https, or http on a loopback address; without a path.</summary>
    /// <value>Null: the address of <see cref="Region"/>.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>The application's name for the user agent: visible ASCII characters and spaces.</summary>
    /// <value>The name of the program's entry assembly.</value>
    public string ApplicationName { get; set; } = Assembly.GetEntryAssembly()?.GetName().Name ?? "ServiceApi.Client";

    /// <summary>The application's version for the user agent: visible ASCII characters and spaces.</summary>
    /// <value>The version of the program's entry assembly.</value>
    public string ApplicationVersion { get; set; } = Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The longest that one attempt may take, from the connection to the end of the answer's body; more than 0, at most 10 minutes. The wait for a turn in the usage plan does not count.</summary>
    /// <value>30 seconds</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The account's credentials at Login with Amazon. Not needed with a token provider of the app's own.</summary>
    public LoginWithAmazonOptions Authentication { get; } = new();

    /// <summary>How calls keep to the usage plans.</summary>
    public ThrottlingOptions Throttling { get; } = new();

    /// <summary>How calls are retried.</summary>
    public RetryOptions Retry { get; } = new();

    internal Uri EffectiveEndpoint => Endpoint ?? Pipeline.ServiceEndpoints.Of(Region!.Value, UseSandbox);
}
