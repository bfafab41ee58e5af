using Microsoft.Extensions.DependencyInjection;

namespace ServiceApi.Client.Benchmarks.Startup;

/// <summary>The first answer as an app gets it.</summary>
internal static class Library
{
    public static async Task<string?> AskAsync(Service service)
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(options =>
        {
            options.Endpoint = service.Endpoint;
            options.Authentication.TokenEndpoint = service.TokenEndpoint;
            options.Authentication.ClientId = service.ClientId;
            options.Authentication.ClientSecret = service.ClientSecret;
            options.Authentication.RefreshToken = service.RefreshToken;
        });
        await using var provider = services.BuildServiceProvider();
        var job = await provider.GetRequiredService<IServiceApiClient>().Jobs.GetAsync(service.JobId);
        return job.ServiceJobId;
    }
}
