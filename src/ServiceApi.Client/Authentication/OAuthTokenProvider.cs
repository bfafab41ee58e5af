using System.Globalization;
using System.Net;
using System.Text.Json;
using ServiceApi.Client.Errors;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Providers;
using ServiceApi.Client.Resilience;

namespace ServiceApi.Client.Authentication;

/// <summary>Fetches access tokens from a service's token endpoint.</summary>
internal sealed class OAuthTokenProvider(
    IHttpClientFactory clients,
    string clientName,
    Func<TokenRequest> createRequest,
    RetryPipeline<TokenReply> retry,
    bool keepsErrorBodies,
    TimeProvider time) : IAccessTokenProvider
{
    private const int MostBytes = 64 * 1024;

    /// <summary>How requests are repeated, which is the same for all accounts that retry alike.</summary>
    public static RetryPipeline<TokenReply> CreateRetry(RetryOptions options, TimeProvider time, Jitter jitter) =>
        new(
            options.MaxRetries,
            time,
            static reply => reply.IsPassing,
            (_, retried) => Backoff.Delay(retried, options.BaseDelay, options.MaxDelay, jitter));

    public async ValueTask<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken)
    {
        var reply = await retry.ExecuteAsync(
            static (provider, token) => provider.RequestAsync(token),
            this,
            cancellationToken).ConfigureAwait(false);
        return reply.Token ?? throw reply.Failure!;
    }

    private static bool IsPassing(HttpStatusCode status, string? code) =>
        (int)status >= 500 || status == HttpStatusCode.TooManyRequests || code is "server_error" or "temporarily_unavailable";

    private static TokenReply Failed(string reason, Exception exception) =>
        new(null, new TokenRequestException(reason, null, [], SafeText.Cause(exception)), IsPassing: true);

    private async ValueTask<TokenReply> RequestAsync(CancellationToken cancellationToken)
    {
        var request = createRequest();
        using var limit = new CancellationTokenSource(request.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var message = new HttpRequestMessage(HttpMethod.Post, request.Endpoint) { Content = request.Content };
        try
        {
            using var response = await clients.CreateClient(clientName)
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            using var body = await ResponseBody.ReadAsync(response.Content, MostBytes, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? ReadToken(body, response.StatusCode, request.DefaultLifetime) : ReadRefusal(body, response.StatusCode);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return limit.IsCancellationRequested
                ? Failed(string.Create(CultureInfo.InvariantCulture, $"the token endpoint did not answer within {request.Timeout.TotalSeconds:0.###} s"), exception)
                : Failed("the connection to the token endpoint failed", exception);
        }
    }

    private TokenReply ReadToken(ResponseBody body, HttpStatusCode status, TimeSpan defaultLifetime)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(body.Span, TokenJson.Default.TokenAnswer);
            if (answer is { AccessToken.Length: > 0 })
            {
                return new(new AccessToken(answer.AccessToken, ExpiryOf(answer, defaultLifetime)));
            }
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or OverflowException)
        {
            // Told below, without the text: it may hold the token.
        }

        return new(null, new TokenRequestException("the token endpoint's answer holds no usable access_token", status, []), IsPassing: false);
    }

    private DateTimeOffset ExpiryOf(TokenAnswer answer, TimeSpan defaultLifetime) =>
        answer.ExpiresIn is { } seconds
            ? time.GetUtcNow() + TimeSpan.FromSeconds(seconds)
            : Jwt.ExpiryOf(answer.AccessToken!) ?? time.GetUtcNow() + defaultLifetime;

    private TokenReply ReadRefusal(ResponseBody body, HttpStatusCode status)
    {
        var response = keepsErrorBodies ? RawResponse.Of(status, body.Span, body.IsTruncated) : null;
        var failure = new TokenRequestException("the token endpoint refused the request", status, ServiceErrorReader.Read(body.Span), response: response);
        return new(null, failure, IsPassing(status, failure.ErrorCode));
    }
}
