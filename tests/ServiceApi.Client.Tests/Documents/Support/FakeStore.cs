using System.Collections.Concurrent;
using System.Net;

namespace ServiceApi.Client.Tests.Documents.Support;

/// <summary>A document store in memory: what was sent to it whole and taken is stored, and a test may say that it does otherwise.</summary>
internal sealed class FakeStore(TimeProvider time)
{
    private readonly ConcurrentQueue<SentDocument> _sent = new();
    private readonly ConcurrentQueue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _script = new();
    private readonly ConcurrentDictionary<string, byte[]> _stored = new(StringComparer.Ordinal);
    private int _hanging;

    /// <summary>Each request, in order, as far as its body came.</summary>
    public IReadOnlyList<SentDocument> Sent => [.. _sent];

    /// <summary>What is stored, by address.</summary>
    public IReadOnlyDictionary<string, byte[]> Stored => _stored;

    /// <summary>What happens to requests when the script is at its end, before they are taken.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage?>>? Before { get; set; }

    public bool IsHanging => Volatile.Read(ref _hanging) > 0;

    public static HttpResponseMessage Refusal(HttpStatusCode status, string code, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status)
        {
            Content = new StringContent($"""
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>{code}</Code><Message>Refused, S33D.</Message><StringToSign>S33D</StringToSign><SignatureProvided>S33D</SignatureProvided></Error>
                """),
        };
        foreach (var (name, value) in headers)
        {
            response.Headers.Add(name, value);
        }

        return response;
    }

    /// <summary>Refuses the next request without reading its body, as a store does that looks at the address first.</summary>
    public FakeStore Then(HttpStatusCode status, string code = "InternalError", params (string Name, string Value)[] headers) =>
        Then((_, _) => Task.FromResult(Refusal(status, code, headers)));

    /// <summary>Does this with the next request, the next entry with the one after it, and so on.</summary>
    public FakeStore Then(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    /// <summary>The connection breaks after so many bytes of the body.</summary>
    public FakeStore ThenBreakAfter(int bytes) => Then(async (request, cancellationToken) =>
    {
        await request.Content!.CopyToAsync(new BreakingStream(bytes), cancellationToken);
        throw new InvalidOperationException("The body was too short to break within.");
    });

    /// <summary>Takes and stores the document, and the connection breaks before the answer.</summary>
    public FakeStore ThenLoseTheAnswer() => Then(async (request, cancellationToken) =>
    {
        await TakeAsync(request, cancellationToken);
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "scripted");
    });

    /// <summary>Does not answer until the client gives up.</summary>
    public FakeStore ThenNeverAnswer() => Then(async (request, cancellationToken) =>
    {
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        Interlocked.Increment(ref _hanging);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("Unreachable.");
        }
        finally
        {
            Interlocked.Decrement(ref _hanging);
        }
    });

    public HttpMessageHandler Handler() => new StoreHandler(async (request, cancellationToken) =>
    {
        var sent = new SentDocument(request, time.GetUtcNow());
        _sent.Enqueue(sent);
        return _script.TryDequeue(out var answer) ? await answer(request, cancellationToken)
            : Before is not null && await Before(request, cancellationToken) is { } refusal ? refusal
            : await TakeAsync(request, cancellationToken);
    });

    private async Task<HttpResponseMessage> TakeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Content!.CopyToAsync(body, cancellationToken);
        _stored[request.RequestUri!.AbsoluteUri] = body.ToArray();
        return new(HttpStatusCode.OK);
    }

    private sealed class StoreHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => send(request, cancellationToken);
    }

    private sealed class BreakingStream(int bytes) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position + buffer.Length > bytes
                ? throw new HttpRequestException(HttpRequestError.Unknown, "Error while copying content to a stream.", new IOException("Connection reset by peer"))
                : base.WriteAsync(buffer, cancellationToken);
    }
}
