using System.Globalization;

namespace ServiceApi.Client.Testing;

/// <summary>
/// What every request of the Services API passes before its operation sees it, in the order of Amazon's gateway: nothing
/// has changed yet when one of these says no.
/// </summary>
internal sealed class ServicesGateway(OperationTable operations, SandboxTokens tokens, UsagePlanLedger plans) : ISandboxService
{
    public IEnumerable<string> OperationIds => operations.Ids;

    public bool Serves(string path) => true;

    public string? Identify(string method, string path) => operations.Find(method, path).Operation?.Operation.Id;

    public Answer Answer(RecordedRequest request)
    {
        if (request.Method == "GET" && (request.Body.Length > 0 || request.Headers.ContainsKey("Content-Length") || request.Headers.ContainsKey("Transfer-Encoding")))
        {
            return ErrorAnswers.Html(403, "Bad request: a GET has neither a body nor a Content-Length.");
        }

        var (operation, pathValues) = operations.Find(request.Method, request.Path);
        if (operation is null)
        {
            return operations.RefuseUnknown(request.Path);
        }

        var answer = Refuse(request, operation) ?? CarryOut(operation, new OperationCall(request, pathValues));
        if (operation.HasBareErrors && answer.StatusCode is 400 or 404 or 415 or 422)
        {
            answer = ErrorAnswers.Bare(answer);
        }

        if (answer.StatusCode is (>= 200 and <= 299) or 400 or 404 && plans.PlanOf(operation.Operation) is { } plan)
        {
            answer.Headers["x-amzn-RateLimit-Limit"] = plan.RatePerSecond.ToString("0.0##", CultureInfo.InvariantCulture);
        }

        return answer;
    }

    public Answer ForStatus(int statusCode) => ErrorAnswers.ForStatus(statusCode);

    private static Answer CarryOut(SandboxOperation operation, OperationCall call)
    {
        // Reading the query notes what is wrong with it, whether or not the operation looks at it
        _ = call.Query;
        return operation.CarryOut(call);
    }

    private Answer? Refuse(RecordedRequest request, SandboxOperation operation)
    {
        if (!UserAgentRule.IsKept(request.Headers.GetValueOrDefault("User-Agent")))
        {
            return ErrorAnswers.InvalidInputs(["The user-agent must be App/Version (Language=…; Key=Value), escaped, with 500 characters at most."]);
        }

        if (!tokens.TryVerify(request.Headers.GetValueOrDefault("x-amz-access-token"), out SandboxAccount? account, out var flaw))
        {
            return ErrorAnswers.ForToken(flaw);
        }

        request.Account = account;
        if (!plans.TryTake(account, operation.Operation))
        {
            return ErrorAnswers.Throttled();
        }

        return operation.TakesBody && !request.IsOfType("application/json") ? ErrorAnswers.ForStatus(415) : null;
    }
}
