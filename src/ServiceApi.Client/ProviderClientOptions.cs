using System.Reflection;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client;

/// <summary>What the clients of all services need to know about an account. Checked when the app starts; every violation stands in one message.</summary>
public abstract class ProviderClientOptions
{
    private static readonly AssemblyName? Program = Assembly.GetEntryAssembly()?.GetName();
    private static readonly string ProgramName = Program?.Name ?? "ServiceApi.Client";
    private static readonly string ProgramVersion = Program?.Version?.ToString(3) ?? "0.0.0";

    /// <summary>An address to use instead of the service's own, such as a sandbox in one's own process: https, or http on a loopback address; without a path.</summary>
    /// <value>Null: the service's own address.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>The application's name for the user agent: visible ASCII characters and spaces.</summary>
    /// <value>The name of the program's entry assembly.</value>
    public string ApplicationName { get; set; } = ProgramName;

    /// <summary>The application's version for the user agent: visible ASCII characters and spaces.</summary>
    /// <value>The version of the program's entry assembly.</value>
    public string ApplicationVersion { get; set; } = ProgramVersion;

    /// <summary>The longest that one attempt may take, from the connection to the end of the answer's body; more than 0, at most 10 minutes. The wait for a turn in the usage plan does not count.</summary>
    /// <value>30 seconds</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How calls keep to the usage plans.</summary>
    public ThrottlingOptions Throttling { get; } = new();

    /// <summary>How calls are retried.</summary>
    public RetryOptions Retry { get; } = new();
}
