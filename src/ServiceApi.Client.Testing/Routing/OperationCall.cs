using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>A request of an operation, taken apart by hand: the sandbox owes nothing to the client's own converters.</summary>
internal sealed class OperationCall(RecordedRequest request, IReadOnlyDictionary<string, string> pathValues)
{
    /// <summary>What is wrong with the request, for a 400.</summary>
    public Violations Violations { get; } = new();

    public RecordedRequest Request => request;

    public QueryReader Query => field ??= new QueryReader(request.Query, Violations);

    /// <summary>A path value, 1 to 100 characters as the contract has all of them.</summary>
    public string PathValue(string name)
    {
        const int Most = 100;
        var value = pathValues[name];
        Violations.AddIf(value.Length > Most, $"{name} must have 1 to {Most} characters.");
        return value;
    }

    /// <summary>The body; null, and a violation, when it is no JSON object.</summary>
    public JsonObject? Body()
    {
        var body = request.JsonBody();
        Violations.AddIf(body is null, "The body must be a JSON object.");
        return body;
    }
}
