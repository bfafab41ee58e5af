using System.Diagnostics;

namespace ServiceApi.Client.Contract;

/// <summary>What is sent for one call of an operation: everything but the host, the token and the headers of every request.</summary>
[DebuggerDisplay("{Operation}")]
public sealed class OperationRequest
{
    /// <summary>Makes a request.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="pathAndQuery">The escaped path and query, beginning with a slash; see <see cref="RequestUriBuilder"/>.</param>
    /// <exception cref="ArgumentException">The path does not begin with exactly one slash, or holds characters that must be escaped.</exception>
    public OperationRequest(Operation operation, string pathAndQuery)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentException.ThrowIfNullOrEmpty(pathAndQuery);
        if (pathAndQuery[0] != '/' || pathAndQuery.StartsWith("//", StringComparison.Ordinal) || pathAndQuery.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException("The path must begin with one slash, and white space and characters beyond ASCII must be percent-encoded.", nameof(pathAndQuery));
        }

        Operation = operation;
        PathAndQuery = pathAndQuery;
    }

    /// <summary>Makes a request of raw values, for what the contract's own methods do not allow. Only escaping is done for you.</summary>
    /// <remarks>A comma in the query separates the elements of a list, and stays as it is; where it belongs to an element, escape it and call the constructor.</remarks>
    /// <param name="operation">The operation, such as one of <c>ServicesApiOperations</c>.</param>
    /// <param name="pathValues">A value for each placeholder of its route.</param>
    /// <param name="query">The query's pairs in their order, as often as you like; null for none.</param>
    /// <param name="body">The JSON body as UTF-8; null for none.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A placeholder has no value, a value is empty, <c>.</c> or <c>..</c>, or a value has no placeholder.</exception>
    public static OperationRequest Create(
        Operation operation,
        IReadOnlyDictionary<string, string> pathValues,
        IEnumerable<KeyValuePair<string, string>>? query = null,
        ReadOnlyMemory<byte>? body = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(pathValues);
        return new(operation, RawPath.Write(operation.Route, pathValues, query ?? [])) { Body = body };
    }

    /// <summary>The operation.</summary>
    public Operation Operation { get; }

    /// <summary>The escaped path and query.</summary>
    public string PathAndQuery { get; }

    /// <summary>The JSON body as UTF-8; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Headers that this request has and others have not; those without a value are left out.</summary>
    /// <exception cref="ArgumentException">A value holds other characters than visible ASCII ones and spaces.</exception>
    public IReadOnlyList<KeyValuePair<string, string?>> Headers
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Headers));
            foreach (var (name, text) in value)
            {
                if (text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
                {
                    throw new ArgumentException($"The header {name} must hold visible ASCII characters and spaces only.", nameof(Headers));
                }
            }

            field = value;
        }
    } = [];
}
