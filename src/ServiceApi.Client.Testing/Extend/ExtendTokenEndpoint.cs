namespace ServiceApi.Client.Testing;

/// <summary>Extend's token endpoint: a client's id and secret for an access token.</summary>
internal sealed class ExtendTokenEndpoint(ServiceApiSandboxOptions options, SandboxTokens tokens) : ISandboxService
{
    public const string Path = "/auth/oauth/token";
    private const string Assertion = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private readonly JwtIssuer _issuer = new(options.TimeProvider, options.ExtendTokenLifetime);

    public IEnumerable<string> OperationIds => [ServiceApiSandbox.ExtendTokenOperation];

    public bool Serves(string path) => path == Path;

    public string? Identify(string method, string path) => method == "POST" ? ServiceApiSandbox.ExtendTokenOperation : null;

    public Answer Answer(RecordedRequest request)
    {
        if (request.OperationId is null)
        {
            return Refused("Tokens are asked for with POST.");
        }

        if (!request.IsOfType("application/json") || request.JsonBody() is not { } body)
        {
            return Refused("The body must be a JSON object (application/json) that names each parameter once.");
        }

        string[] required = ["grant_type", "client_id", "client_secret", "client_assertion"];
        if (required.FirstOrDefault(name => string.IsNullOrEmpty(body.Text(name))) is { } missing)
        {
            return Refused($"The parameter {missing} is missing.");
        }

        if (body.Text("grant_type") != "client_credentials")
        {
            return TokenAnswers.Error("unsupported_grant_type", "The grant_type must be client_credentials.");
        }

        if (body.Text("client_assertion") != Assertion)
        {
            return Refused($"The client_assertion must be {Assertion}.");
        }

        return options.ExtendAccounts.FirstOrDefault(account => account.ClientId == body.Text("client_id") && account.ClientSecret == body.Text("client_secret")) is { } known
            ? Issue(known)
            : TokenAnswers.Error("invalid_client", "Client authentication failed.");
    }

    public Answer ForStatus(int statusCode) => TokenAnswers.ForStatus(statusCode);

    private static Answer Refused(string description) => TokenAnswers.Error("invalid_request", description);

    private Answer Issue(SandboxExtendAccount account)
    {
        var (token, expiresAt) = _issuer.Issue(account.ClientId);
        tokens.Add(token, account, expiresAt);
        return TokenAnswers.IssuedByExtend(token, options.ExtendTellsTokenLifetime ? options.ExtendTokenLifetime : null);
    }
}
