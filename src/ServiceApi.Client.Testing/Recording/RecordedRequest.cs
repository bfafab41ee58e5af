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

    internal RecordedRequest(string method, string target, IReadOnlyDictionary<string, string> headers)
    {
        Method = method;
        Target = target;
        Headers = headers;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        Path = query < 0 ? target : target[..query];
        Query = query < 0 ? "" : target[(query + 1)..];
        RequestId = Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The id of the operation, such as <c>getServiceJobs</c>, or <see cref="ServiceApiSandbox.TokenOperation"/>,
    /// <see cref="ServiceApiSandbox.ExtendTokenOperation"/> or <see cref="ServiceApiSandbox.UploadOperation"/>;
    /// <see langword="null"/> when no operation has the request's verb and path.
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

    /// <summary>
    /// The body, as much of it as was read; empty when there was none, and for an upload that is not kept
    /// (<see cref="ServiceApiSandboxOptions.KeepUploads"/>) or was refused while its sender waited for <c>100 Continue</c>.
    /// </summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>When the whole of the request had been read, by the sandbox's clock.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>What the answer says in <c>x-amzn-RequestId</c>, or in <c>x-amz-request-id</c> when it is the document store's.</summary>
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

    /// <summary>The body as long as the request is being answered, also when it is not kept.</summary>
    internal ReadOnlyMemory<byte> Payload { get; private set; }

    /// <summary>The body read as UTF-8.</summary>
    /// <returns>The body as text.</returns>
    public string BodyText() => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The verb, the operation and the status: nothing that names a person or opens a door.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method} {OperationId ?? "(unknown)"} {StatusCode}");

    /// <summary>Whether the request says that its body has a media type, with whatever parameters.</summary>
    internal bool IsOfType(string mediaType) =>
        Headers.GetValueOrDefault("Content-Type", "").Split(';')[0].Trim().Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    internal void Arrive(ReadOnlyMemory<byte> payload, bool isKept, DateTimeOffset now)
    {
        Payload = payload;
        Body = isKept ? payload : default;
        ReceivedAt = now;
    }

    /// <summary>Lets go of a payload whose memory is used for another request from now on.</summary>
    internal void Forget() => Payload = default;

    internal void AnsweredWith(int statusCode) => Volatile.Write(ref _statusCode, statusCode);
}
