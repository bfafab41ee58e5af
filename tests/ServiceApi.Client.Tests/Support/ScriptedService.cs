using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace ServiceApi.Client.Tests.Support;

/// <summary>A service in memory: it answers as a test says, and keeps what was sent.</summary>
internal sealed class ScriptedService(TimeProvider time)
{
    private readonly ConcurrentQueue<SentRequest> _requests = new();
    private readonly ConcurrentQueue<Func<CancellationToken, Task<HttpResponseMessage>>> _script = new();
    private int _tokens;
    private int _hanging;

    /// <summary>Whether a request hangs.</summary>
    public bool IsHanging => Volatile.Read(ref _hanging) > 0;

    /// <summary>What was sent to the API, in order.</summary>
    public IReadOnlyList<SentRequest> Requests => [.. _requests];

    /// <summary>How often a token was asked for.</summary>
    public int TokenRequests => _tokens;

    /// <summary>What the API answers when the script is at its end.</summary>
    public Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> Api { get; set; } = (_, _) => Task.FromResult(Json(HttpStatusCode.OK, "{}"));

    /// <summary>What the token endpoint answers, given how often it was asked.</summary>
    public Func<int, CancellationToken, Task<HttpResponseMessage>> Token { get; set; } = (count, _) => Task.FromResult(TokenAnswer($"token-{count}"));

    /// <summary>Told what was sent to the token endpoint, and its content type.</summary>
    public Action<string, string?>? TokenForm { get; set; }

    public static HttpResponseMessage Json(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.Add(name, value);
        }

        return response;
    }

    public static HttpResponseMessage TokenAnswer(string token, int seconds = 3600) =>
        Json(HttpStatusCode.OK, $$"""{"access_token":"{{token}}","token_type":"bearer","expires_in":{{seconds}},"refresh_token":"r"}""");

    public static HttpResponseMessage Expired() =>
        Json(HttpStatusCode.Forbidden, """{"errors":[{"code":"Unauthorized","message":"Access to requested resource is denied.","details":"The access token you provided has expired."}]}""");

    public static HttpResponseMessage QuotaExceeded(params (string Name, string Value)[] headers) =>
        Json(
            HttpStatusCode.TooManyRequests,
            """{"errors":[{"message":"You exceeded your quota for the requested resource.","code":"QuotaExceeded"}]}""",
            [("x-amzn-ErrorType", "TooManyRequestsException"), .. headers]);

    /// <summary>Answers the next request so, the one after it as the next entry says, and so on.</summary>
    public ScriptedService Then(Func<HttpResponseMessage> answer)
    {
        _script.Enqueue(_ => Task.FromResult(answer()));
        return this;
    }

    public ScriptedService Then(HttpStatusCode status, string body = "{}", params (string Name, string Value)[] headers) =>
        Then(() => Json(status, body, headers));

    public ScriptedService ThenFail(HttpRequestError error) =>
        Then(() => throw new HttpRequestException(error, "scripted"));

    public ScriptedService ThenNeverAnswer()
    {
        _script.Enqueue(HangAsync);
        return this;
    }

    /// <summary>Does not answer until the client gives up.</summary>
    public async Task<HttpResponseMessage> HangAsync(CancellationToken cancellationToken)
    {
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
    }

    public HttpMessageHandler ApiHandler() => new Handler(async (request, cancellationToken) =>
    {
        var sent = await SentRequest.OfAsync(request, time.GetUtcNow(), cancellationToken);
        _requests.Enqueue(sent);
        return _script.TryDequeue(out var answer) ? await answer(cancellationToken) : await Api(sent, cancellationToken);
    });

    public HttpMessageHandler TokenHandler() => new Handler(async (request, cancellationToken) =>
    {
        TokenForm?.Invoke(await request.Content!.ReadAsStringAsync(cancellationToken), request.Content.Headers.ContentType?.ToString());
        return await Token(Interlocked.Increment(ref _tokens), cancellationToken);
    });

    private sealed class Handler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => send(request, cancellationToken);
    }
}
