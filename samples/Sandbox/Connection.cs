using ServiceApi.Client.Testing;

namespace Sandbox;

/// <summary>What a client needs to know of the sandbox: its addresses, its made-up credentials, and a first request.</summary>
internal sealed record Connection(
    string Endpoint,
    string TokenEndpoint,
    string ClientId,
    string ClientSecret,
    string RefreshToken,
    string ExtendTokenEndpoint,
    string ExtendClientId,
    string ExtendClientSecret,
    string ExtendPrivateKey)
{
    /// <summary>Lines for a shell: the first command gets a token, and the second lists jobs with it.</summary>
    public string Curl => $$"""
        TOKEN=$(curl -s {{TokenEndpoint}} \
          -d grant_type=refresh_token -d client_id={{ClientId}} -d client_secret={{ClientSecret}} \
          -d 'refresh_token={{RefreshToken}}' | sed -E 's/.*"access_token":"([^"]+)".*/\1/')

        curl -s -A 'curl/1.0 (Language=Shell)' -H "x-amz-access-token: $TOKEN" \
          '{{Endpoint}}service/v1/serviceJobs?marketplaceIds={{SandboxJobs.DefaultMarketplaceId}}&createdAfter=2000-01-01T00:00:00Z'
        """;

    public static Connection To(ServiceApiSandbox sandbox) => new(
        sandbox.Endpoint.ToString(),
        sandbox.TokenEndpoint.ToString(),
        sandbox.Account.ClientId,
        sandbox.Account.ClientSecret,
        sandbox.Account.RefreshToken,
        sandbox.ExtendTokenEndpoint.ToString(),
        sandbox.ExtendAccount.ClientId,
        sandbox.ExtendAccount.ClientSecret,
        sandbox.ExtendAccount.PrivateKey);

    public string Text() => $"""
        The sandbox is at {Endpoint}, and so is its page. Ctrl+C stops it.

        Amazon's tokens   {TokenEndpoint}
          client_id       {ClientId}
          client_secret   {ClientSecret}
          refresh_token   {RefreshToken}
        Extend's tokens   {ExtendTokenEndpoint}
          client_id       {ExtendClientId}
          client_secret   {ExtendClientSecret}
          private key     {ExtendPrivateKey}

        Get a token, and list jobs:

        {Curl}
        """;
}
