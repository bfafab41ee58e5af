namespace ServiceApi.Client.Testing;

/// <summary>What every request about service orders passes before its operation sees it: a token, and a usage plan if one was set.</summary>
internal sealed class ExtendGateway(
    OperationTable operations,
    IReadOnlyList<SandboxExtendAccount> accounts,
    SandboxTokens tokens,
    UsagePlanLedger plans) : ISandboxService
{
    public IEnumerable<string> OperationIds => operations.Ids;

    public bool Serves(string path) => path.StartsWith("/service-orders/", StringComparison.Ordinal);

    public string? Identify(string method, string path) => operations.Find(method, path).Operation?.Operation.Id;

    public Answer Answer(RecordedRequest request)
    {
        var (operation, pathValues) = operations.Find(request.Method, request.Path);
        if (operation is null)
        {
            return operations.RefuseUnknown(request.Path);
        }

        var token = request.Headers.GetValueOrDefault("X-Extend-Access-Token");
        var account = accounts.FirstOrDefault(candidate => candidate.PrivateKey == token);
        if (account is null && !tokens.TryVerify(token, out account, out var flaw))
        {
            return ExtendErrors.ForToken(flaw);
        }

        request.ExtendAccount = account;
        return plans.TryTake(account, operation.Operation)
            ? operation.CarryOut(new OperationCall(request, pathValues))
            : ForStatus(429);
    }

    public Answer ForStatus(int statusCode) => ExtendErrors.ForStatus(statusCode);
}
