using System.Globalization;
using System.Net;
using System.Text.Json;
using Polly;
using ServiceApi.Client.Errors;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Resilience;

namespace ServiceApi.Client.Authentication;

/// <summary>Trades a refresh token for an access token at Login with Amazon.</summary>
internal sealed class LoginWithAmazonTokenProvider : IAccessTokenProvider
{
    private const int MostBytes = 64 * 1024;

    private readonly IHttpClientFactory _clients;
    private readonly string _clientName;
    private readonly Func<LoginWithAmazonOptions> _options;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<TokenReply> _retry;

    public LoginWithAmazonTokenProvider(
        IHttpClientFactory clients,
        string clientName,
        Func<LoginWithAmazonOptions> options,
        RetryOptions retry,
        TimeProvider time,
        Jitter jitter)
    {
        _clients = clients;
        _clientName = clientName;
        _options = options;
        _time = time;
        _retry = RetryPipeline.Create<TokenReply>(
            retry.MaxRetries,
            time,
            static reply => reply.IsPassing,
            (_, retried) => Backoff.Delay(retried, retry.BaseDelay, retry.MaxDelay, jitter));
    }

    public async ValueTask<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken)
    {
        var reply = await _retry.ExecuteAsync(
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
        var options = _options();
        using var limit = new CancellationTokenSource(options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.TokenEndpoint)
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "refresh_token"),
                new("refresh_token", options.RefreshToken),
                new("client_id", options.ClientId),
                new("client_secret", options.ClientSecret),
            ]),
        };
        try
        {
            using var response = await _clients.CreateClient(_clientName)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            using var body = await ResponseBody.ReadAsync(response.Content, MostBytes, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? ReadToken(body, response.StatusCode) : ReadRefusal(body, response.StatusCode);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return limit.IsCancellationRequested
                ? Failed(string.Create(CultureInfo.InvariantCulture, $"the token endpoint did not answer within {options.Timeout.TotalSeconds:0.###} s"), exception)
                : Failed("the connection to the token endpoint failed", exception);
        }
    }

    private TokenReply ReadToken(ResponseBody body, HttpStatusCode status)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(body.Span, TokenJson.Default.TokenAnswer);
            if (answer is { AccessToken.Length: > 0 })
            {
                var life = TimeSpan.FromSeconds(answer.ExpiresIn ?? TokenAnswer.DefaultLifeInSeconds);
                return new(new AccessToken(answer.AccessToken, _time.GetUtcNow() + life));
            }
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or OverflowException)
        {
            // Told below, without the text: it may hold the token.
        }

        return new(null, new TokenRequestException("the token endpoint's answer holds no usable access_token", status, []), IsPassing: false);
    }

    private static TokenReply ReadRefusal(ResponseBody body, HttpStatusCode status)
    {
        var failure = new TokenRequestException("the token endpoint refused the request", status, ServiceErrorReader.Read(body.Span));
        return new(null, failure, IsPassing(status, failure.ErrorCode));
    }
}
