using Microsoft.Extensions.Options;
using ServiceApi.Client.Authentication;

namespace ServiceApi.Client;

/// <summary>
/// Makes clients for accounts that are only known at run time, such as the customers of a hosted service. Each has a token and
/// buckets of its own; all share the HttpClients, and so the connections and the handlers, of the registration without a name.
/// </summary>
public interface IServiceApiClientFactory
{
    /// <summary>Gets an account's client, and makes it when it is asked for the first time.</summary>
    /// <param name="account">The app's name for the account: not empty, and not one that is registered with <c>AddServiceApiClient</c>.</param>
    /// <param name="configure">Sets the options. Called only when the client is made.</param>
    /// <param name="accessTokenProvider">Where the account's access tokens come from; null for Login with Amazon, with the options' credentials.</param>
    /// <returns>The client, the same one until it is removed.</returns>
    /// <exception cref="ArgumentException">The name is empty or belongs to a registered account.</exception>
    /// <exception cref="OptionsValidationException">The options are not valid; the message names every violation. No client is made.</exception>
    IServiceApiClient GetOrAdd(string account, Action<ServiceApiClientOptions> configure, IAccessTokenProvider? accessTokenProvider = null);

    /// <summary>Forgets an account, its token and its buckets. Calls of its client that wait for their turn, or are made afterwards, end with <see cref="ObjectDisposedException"/>.</summary>
    /// <param name="account">The app's name for the account.</param>
    /// <returns>Whether there was such an account.</returns>
    /// <remarks>A client that is made anew under the same name begins with a full burst, which the service may not grant; set <c>InitialPermits</c> lower then.</remarks>
    bool Remove(string account);
}
