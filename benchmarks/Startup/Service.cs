using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Benchmarks.Startup;

/// <summary>Where the first answer comes from.</summary>
/// <param name="Endpoint">The service's address.</param>
/// <param name="TokenEndpoint">Where tokens are fetched.</param>
/// <param name="ClientId">The application's id.</param>
/// <param name="ClientSecret">Its secret.</param>
/// <param name="RefreshToken">The account's authorisation.</param>
/// <param name="JobId">The job that is asked for.</param>
internal sealed record Service(Uri Endpoint, Uri TokenEndpoint, string ClientId, string ClientSecret, string RefreshToken, string JobId)
{
    public static Service Of(ServiceApiSandbox sandbox)
    {
        var account = sandbox.Account;
        return new(sandbox.Endpoint, sandbox.TokenEndpoint, account.ClientId, account.ClientSecret, account.RefreshToken, sandbox.Jobs.Seed(1)[0]);
    }

    public static Service Parse(IReadOnlyList<string> arguments) =>
        arguments is [var endpoint, var tokens, var id, var secret, var refresh, var job]
            ? new(new(endpoint), new(tokens), id, secret, refresh, job)
            : throw new ArgumentException("The service is told by six values.", nameof(arguments));

    public IReadOnlyList<string> ToArguments() => [Endpoint.ToString(), TokenEndpoint.ToString(), ClientId, ClientSecret, RefreshToken, JobId];
}
