namespace ServiceApi.Client.Contract;

/// <summary>What is sent for one call of an operation: everything but the host, the token and the headers of every request.</summary>
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
