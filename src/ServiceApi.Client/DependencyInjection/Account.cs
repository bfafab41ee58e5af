using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Authentication;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>What an account's pipeline is made from.</summary>
/// <param name="Name">The app's name for it.</param>
/// <param name="Options">Its options, which have been checked.</param>
/// <param name="Login">Reads its credentials, which may have been replaced since.</param>
/// <param name="AccessTokenProvider">The app's own source of its tokens; null for Login with Amazon.</param>
/// <param name="HttpClientsOf">The name of the registration whose HttpClients it uses.</param>
internal sealed record Account(
    string Name,
    ServiceApiClientOptions Options,
    Func<LoginWithAmazonOptions> Login,
    IAccessTokenProvider? AccessTokenProvider,
    string HttpClientsOf)
{
    /// <summary>An account that was registered before the app started.</summary>
    public static Account Registered(IServiceProvider services, string name)
    {
        var monitor = services.GetRequiredService<IOptionsMonitor<ServiceApiClientOptions>>();
        return new(name, monitor.Get(name), () => monitor.Get(name).Authentication, services.GetKeyedService<IAccessTokenProvider>(name), name);
    }
}
