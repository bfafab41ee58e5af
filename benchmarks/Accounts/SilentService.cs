using System.Net;
using System.Text;

namespace ServiceApi.Client.Benchmarks.Accounts;

/// <summary>The service in memory: a new token for every request to the token endpoint, a job for every other.</summary>
internal sealed class SilentService : HttpMessageHandler
{
    private static readonly string TokenPadding = new('t', 350); // as long as Amazon's
    private int _tokens;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(request.Method == HttpMethod.Post
            ? $$"""{"access_token":"{{TokenPadding}}{{Interlocked.Increment(ref _tokens)}}","expires_in":3600}"""
            : """{"payload":{"serviceJobId":"J"}}"""));

    private static HttpResponseMessage Answer(string body) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
        Headers = { { "x-amzn-RateLimit-Limit", "20.0" } },
    };
}
