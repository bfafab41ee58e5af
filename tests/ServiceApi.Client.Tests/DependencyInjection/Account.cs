using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.DependencyInjection;

/// <summary>Registrations as an app makes them, with a scripted service at the other end.</summary>
internal static class Account
{
    public const string JobId = "job-1";

    public static ProviderClientBuilder<ServiceApiClientOptions> CallsInMemory(this ProviderClientBuilder<ServiceApiClientOptions> builder, ScriptedService service)
    {
        builder.HttpClient.ConfigurePrimaryHttpMessageHandler(service.ApiHandler);
        builder.TokenHttpClient.ConfigurePrimaryHttpMessageHandler(service.TokenHandler);
        return builder;
    }

    /// <summary>One call, whichever.</summary>
    public static Task CallAsync(this IServiceApiClient client) => client.Jobs.CompleteAsync(JobId);
}
