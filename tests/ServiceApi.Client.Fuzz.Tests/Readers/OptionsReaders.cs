using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Extend;

namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>Settings, a line each: options that are taken make a client, and the others are refused with their violations.</summary>
internal static class OptionsReaders
{
    private static readonly string[] Amazon =
    [
        """
        Region=Europe
        ApplicationName=Provider App
        ApplicationVersion=1.2.3
        AttemptTimeout=00:00:30
        Authentication:ClientId=client-id
        Authentication:ClientSecret=client-secret
        Authentication:RefreshToken=refresh-token
        Authentication:TokenEndpoint=https://api.amazon.com/auth/o2/token
        Authentication:Timeout=00:00:10
        Documents:MaxConcurrentUploads=4
        Throttling:MaxQueueWait=00:05:00
        Throttling:UsagePlans:getServiceJobs:RatePerSecond=12.5
        Throttling:UsagePlans:getServiceJobs:Burst=50
        Retry:MaxRetries=4
        Retry:BaseDelay=00:00:01
        """,
        """
        Endpoint=http://127.0.0.1:5000
        UseAmazonSandbox=true
        Authentication:ClientId=client-id
        Authentication:ClientSecret=client-secret
        Authentication:RefreshToken=refresh-token
        """,
    ];

    private static readonly string[] Extend =
    [
        """
        Environment=Demo
        ApiVersion=2022-02-01
        Authentication:PrivateKey=private-key
        Webhooks:KeyLifetime=1.00:00:00
        """,
        """
        Endpoint=https://api.example.com:8443
        Authentication:ClientId=client-id
        Authentication:ClientSecret=client-secret
        Authentication:TokenEndpoint=https://auth.example.com/oauth/token
        Throttling:UsagePlans:updateRepair:RatePerSecond=5
        Throttling:UsagePlans:updateRepair:Burst=5
        """,
    ];

    public static IReadOnlyList<Reader> List { get; } =
    [
        Reader.OfText("settings of Amazon's", Amazon, text => Configure<ServiceApiClientOptions, IServiceApiClient>(text, (services, settings) => services.AddServiceApiClient(settings)), cost: 20),
        Reader.OfText("settings of Extend's", Extend, text => Configure<ExtendClientOptions, IExtendClient>(text, (services, settings) => services.AddExtendClient(settings)), cost: 20),
    ];

    private static bool Configure<TOptions, TClient>(byte[] text, Action<IServiceCollection, IConfiguration> add)
        where TOptions : class
        where TClient : class
    {
        var services = new ServiceCollection();
        add(services, new ConfigurationBuilder().AddInMemoryCollection(Settings(Encoding.UTF8.GetString(text))).Build());
        using var provider = services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<IOptionsMonitor<TOptions>>().CurrentValue;
        }
        catch (OptionsValidationException)
        {
            return false;
        }

        Assert.NotNull(provider.GetRequiredService<TClient>());
        return true;
    }

    private static Dictionary<string, string?> Settings(string text)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.Split('\n'))
        {
            var middle = line.IndexOf('=', StringComparison.Ordinal);
            settings[middle < 0 ? line : line[..middle]] = middle < 0 ? null : line[(middle + 1)..];
        }

        return settings;
    }
}
