using System.Globalization;
using System.Text;

namespace ServiceApi.Client.Testing;

/// <summary>A request as it arrived, and how it was answered.</summary>
public sealed class RecordedRequest
{
    private const int Unanswered = 0;
    private int _statusCode;
    private SandboxAccount? _account;
    private SandboxExtendAccount? _extendAccount;

    internal RecordedRequest(string method, string target, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        Method = method;
        Target = target;
        Headers = headers;
        Body = body;
        ReceivedAt = receivedAt;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        Path = query < 0 ? target : target[..query];
        Query = query < 0 ? "" : target[(query + 1)..];
        RequestId = Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The id of the operation, such as <c>getServiceJobs</c>, or <see cref="ServiceApiSandbox.TokenOperation"/> or
    /// <see cref="ServiceApiSandbox.ExtendTokenOperation"/>; <see langword="null"/> when no operation has the request's verb and
    /// path.
    /// </summary>
    public string? OperationId { get; internal set; }

    /// <summary>The verb.</summary>
    public string Method { get; }

    /// <summary>The path and query exactly as they stood on the wire, escapes and all.</summary>
    public string Target { get; }

    /// <summary>The part of <see cref="Target"/> before the question mark.</summary>
    public string Path { get; }

    /// <summary>The part of <see cref="Target"/> after the question mark; empty when there is none.</summary>
    public string Query { get; }

    /// <summary>The headers; names are found in any case, and the values of one that came twice are joined by a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body; empty when there was none.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>When the whole of the request had been read, by the sandbox's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>What the answer says in <c>x-amzn-RequestId</c>.</summary>
    public string RequestId { get; }

    /// <summary>The account at Amazon whose access token the request brought; <see langword="null"/> when it brought no valid one.</summary>
    public SandboxAccount? Account
    {
        get => Volatile.Read(ref _account);
        internal set => Volatile.Write(ref _account, value);
    }

    /// <summary>
    /// The account at Extend whose private key or access token the request brought; <see langword="null"/> when it brought no
    /// valid one.
    /// </summary>
    public SandboxExtendAccount? ExtendAccount
    {
        get => Volatile.Read(ref _extendAccount);
        internal set => Volatile.Write(ref _extendAccount, value);
    }

    /// <summary>
    /// The status that was answered, or that was begun to be; <see langword="null"/> as long as there is no answer, and for
    /// good when the connection ended before it.
    /// </summary>
    public int? StatusCode => Volatile.Read(ref _statusCode) is var status and not Unanswered ? status : null;

    /// <summary>The body read as UTF-8.</summary>
    /// <returns>The body as text.</returns>
    public string BodyText() => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The verb, the operation and the status: nothing that names a person or opens a door.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method} {OperationId ?? "(unknown)"} {StatusCode}");

    /// <summary>Whether the request says that its body has a media type, with whatever parameters.</summary>
    internal bool IsOfType(string mediaType) =>
        Headers.GetValueOrDefault("Content-Type", "").Split(';')[0].Trim().Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    internal void AnsweredWith(int statusCode) => Volatile.Write(ref _statusCode, statusCode);
}
