using System.Text.Json;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Providers;

/// <summary>
/// What sets one service apart from another: its address, its tokens, its JSON and its client. The pipeline does the rest.
/// Derive from it to add a client for another service; one instance serves all accounts.
/// </summary>
/// <typeparam name="TOptions">The options of one account at the service.</typeparam>
/// <typeparam name="TClient">The client of one account, which is what apps are given.</typeparam>
public abstract class ProviderDefinition<TOptions, TClient>
    where TOptions : ProviderClientOptions, new()
    where TClient : class
{
    /// <summary>The service's name, which no other has: under it its HttpClients are known and its logs are written, such as <c>ServiceApi.Client.Extend</c>.</summary>
    public abstract string Name { get; }

    /// <summary>All operations of the service's contracts; what <see cref="Throttling.ThrottlingOptions.UsagePlans"/> may name.</summary>
    public abstract IReadOnlyList<Operation> Operations { get; }

    /// <summary>
    /// What the client needs HttpClients for beside requests and tokens, such as <c>Documents</c>. They follow no redirects, log
    /// nothing and have no time limit of their own.
    /// </summary>
    /// <value>Empty.</value>
    public virtual IReadOnlyList<string> HttpClientPurposes => [];

    /// <summary>How bodies are written and read.</summary>
    public abstract JsonSerializerOptions Json { get; }

    /// <summary>The header that an access token goes into.</summary>
    public abstract string TokenHeader { get; }

    /// <summary>Whether exceptions keep the body of an error as <see cref="ServiceApiException.Response"/>: for services that do not document what it holds.</summary>
    /// <value>False</value>
    public virtual bool KeepsErrorBodies => false;

    /// <summary>What the header says for a token.</summary>
    /// <param name="token">The token.</param>
    /// <returns>When not overridden, the token as it is.</returns>
    public virtual string FormatToken(string token) => token;

    /// <summary>
    /// Whether a 403 that does not say why may mean that the token is no longer valid. A token that was fetched more than a
    /// minute before is then renewed, and the request sent once more.
    /// </summary>
    /// <value>False: a 403 counts as a refusal of the token only where an error says that it has expired or was revoked.</value>
    public virtual bool RenewsTokenWhenForbidden => false;

    /// <summary>The service's own address for an account, used unless <see cref="ProviderClientOptions.Endpoint"/> is set.</summary>
    /// <param name="options">The account's options, which have been checked.</param>
    /// <returns>An address that is https, or http on a loopback address, without a path; with any other no client is made.</returns>
    public abstract Uri GetEndpoint(TOptions options);

    /// <summary>What the <c>Accept</c> header of an account's requests says.</summary>
    /// <param name="options">The account's options, which have been checked.</param>
    /// <returns>When not overridden, <c>application/json</c>.</returns>
    public virtual string GetAccept(TOptions options) => "application/json";

    /// <summary>The usage plan of an operation, before what the account's <see cref="Throttling.ThrottlingOptions.UsagePlans"/> say.</summary>
    /// <param name="options">The account's options, which have been checked.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>When not overridden, the documented plan; null for none, so that calls are not throttled.</returns>
    public virtual UsagePlan? GetUsagePlan(TOptions options, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.UsagePlan;
    }

    /// <summary>A key that does not expire and stands in the options, with which an account authenticates instead of fetching tokens.</summary>
    /// <param name="options">The account's options as they are now; they are read again for every request.</param>
    /// <returns>The key; when not overridden, null: tokens are fetched.</returns>
    public virtual string? GetPermanentToken(TOptions options) => null;

    /// <summary>The request by which a token is fetched. It is made anew for each try.</summary>
    /// <param name="options">The account's options as they are now.</param>
    /// <param name="endpoint">The address of the API, which was settled when the client was made.</param>
    /// <returns>The request. When not overridden, there is none, for services whose accounts all have a permanent token.</returns>
    public virtual TokenRequest CreateTokenRequest(TOptions options, Uri endpoint) =>
        throw new InvalidOperationException($"{Name} has no way to fetch tokens, and the options hold none.");

    /// <summary>Checks what the service's options add to those of all services.</summary>
    /// <param name="options">The options of an account.</param>
    /// <param name="needsCredentials">Whether the options must hold credentials, since no token provider of the app's own takes their place.</param>
    /// <param name="check">Collects the violations.</param>
    public virtual void Check(TOptions options, bool needsCredentials, OptionsCheck check)
    {
    }

    /// <summary>Makes the client of an account.</summary>
    /// <param name="account">The account.</param>
    /// <returns>The client. What of it must end with the account is handed over to <see cref="ProviderAccount{TOptions}.DisposeWithAccount{T}"/>.</returns>
    public abstract TClient CreateClient(ProviderAccount<TOptions> account);
}
