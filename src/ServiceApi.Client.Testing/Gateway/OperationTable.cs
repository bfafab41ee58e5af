namespace ServiceApi.Client.Testing;

/// <summary>The operations of a service, found by verb and path.</summary>
internal sealed class OperationTable(IReadOnlyList<SandboxOperation> operations)
{
    public IEnumerable<string> Ids => operations.Select(operation => operation.Operation.Id);

    public (SandboxOperation? Operation, IReadOnlyDictionary<string, string> PathValues) Find(string method, string path)
    {
        foreach (var operation in operations)
        {
            if (operation.Operation.Method.Method == method && operation.Route.Match(path) is { } values)
            {
                return (operation, values);
            }
        }

        return (null, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>What a gateway says where there is no operation, or none with the request's verb.</summary>
    public Answer RefuseUnknown(string path) => operations.Any(operation => operation.Route.Match(path) is not null)
        ? ErrorAnswers.Gateway(403, "Forbidden")
        : ErrorAnswers.Gateway(404, "Not Found");
}
