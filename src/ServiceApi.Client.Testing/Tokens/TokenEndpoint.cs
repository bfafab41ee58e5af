using System.Security.Cryptography;

namespace ServiceApi.Client.Testing;

/// <summary>Login with Amazon: a refresh token for an access token.</summary>
internal sealed class TokenEndpoint(ServiceApiSandboxOptions options, SandboxTokens tokens) : ISandboxService
{
    public const string Path = "/auth/o2/token";

    public IEnumerable<string> OperationIds => [ServiceApiSandbox.TokenOperation];

    public bool Serves(string path) => path == Path;

    public string? Identify(string method, string path) => method == "POST" ? ServiceApiSandbox.TokenOperation : null;

    public Answer Answer(RecordedRequest request)
    {
        if (request.OperationId is null)
        {
            return Refused("Tokens are asked for with POST.");
        }

        if (!FormBody.TryRead(request, out var form))
        {
            return Refused("The body must be a form (application/x-www-form-urlencoded) that names each parameter once.");
        }

        string[] required = ["grant_type", "client_id", "client_secret"];
        if (required.FirstOrDefault(name => string.IsNullOrEmpty(form.GetValueOrDefault(name))) is { } missing)
        {
            return Refused($"The parameter {missing} is missing.");
        }

        var accounts = options.Accounts.Where(account => account.ClientId == form["client_id"] && account.ClientSecret == form["client_secret"]).ToArray();
        return accounts is [] ? TokenAnswers.Error("invalid_client", "Client authentication failed.") : form["grant_type"] switch
        {
            "refresh_token" => Refresh(accounts, form.GetValueOrDefault("refresh_token")),
            "client_credentials" => TokenAnswers.Error("unauthorized_client", "No operation here takes a token that belongs to no selling partner."),
            _ => Refused("The grant_type is not supported."),
        };
    }

    public Answer ForStatus(int statusCode) => TokenAnswers.ForStatus(statusCode);

    private static Answer Refused(string description) => TokenAnswers.Error("invalid_request", description);

    private Answer Refresh(IEnumerable<SandboxAccount> accounts, string? refreshToken)
    {
        if (string.IsNullOrEmpty(refreshToken))
        {
            return Refused("The parameter refresh_token is missing.");
        }

        return accounts.FirstOrDefault(account => account.RefreshToken == refreshToken) is { } known
            ? TokenAnswers.Issued(Issue(known), options.TokenLifetime, refreshToken)
            : TokenAnswers.Error("invalid_grant", "The refresh token is not valid.");
    }

    private string Issue(SandboxAccount account)
    {
        var token = "Atza|" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));
        tokens.Add(token, account, options.TimeProvider.GetUtcNow() + options.TokenLifetime);
        return token;
    }
}
