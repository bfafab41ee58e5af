using System.Buffers.Text;
using System.Text;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Fuzz.Tests.Support;
using ServiceApi.Client.Resilience;

namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>The token endpoint's answers, and what a token says of its own life.</summary>
internal static class TokenReaders
{
    private static readonly Uri Endpoint = new("https://example.com/token");
    private static readonly OneClient Clients = new();
    private static readonly OAuthTokenProvider Provider = new(
        Clients,
        "",
        () => new(Endpoint, new ByteArrayContent([]), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)),
        OAuthTokenProvider.CreateRetry(new RetryOptions { MaxRetries = 0 }, TimeProvider.System, new Jitter()),
        keepsErrorBodies: true,
        TimeProvider.System);

    public static IReadOnlyList<Reader> List { get; } =
    [
        Reader.OfText(
            "a token endpoint's answer",
            [
                """{"access_token":"Atza|IwEBIH","token_type":"bearer","expires_in":3600,"refresh_token":"Atzr|IwEBI"}""",
                """{"access_token":"Atza|IwEBIH","expires_in":"3600"}""",
                $$"""{"access_token":"{{Jwt("""{"exp":1790000000}""")}}","token_type":"Bearer"}""",
            ],
            body => TryGetToken(body)),
        Reader.OfText("a token's expiry", [Jwt("""{"exp":1790000000}"""), Jwt("""{"iss":"a","exp":1.79e9}""")], token => Authentication.Jwt.ExpiryOf(Encoding.UTF8.GetString(token)) is not null),
        Reader.OfText("a token's claims", ["""{"exp":1790000000}""", """{"iss":"a","exp":1.79e9,"scope":["x"]}"""], claims => Authentication.Jwt.ExpiryOf(Jwt(claims)) is not null),
    ];

    private static string Jwt(string claims) => Jwt(Encoding.UTF8.GetBytes(claims));

    private static string Jwt(byte[] claims) => $"eyJhbGciOiJSUzI1NiJ9.{Base64Url.EncodeToString(claims)}.c2ln";

    private static bool TryGetToken(byte[] body)
    {
        // Real answers are most often of success; which is not follows from the body.
        Clients.Answer = () => body.Length % 8 == 0 ? Answer.AnyError(body) : Answer.Ok(body);
        try
        {
            var token = Provider.GetAccessTokenAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
            Assert.NotEmpty(new CachedToken(token, DateTimeOffset.UnixEpoch).Value);
            return true;
        }
        catch (TokenRequestException)
        {
            return false;
        }
    }

    private sealed class OneClient : HttpMessageHandler, IHttpClientFactory
    {
        public Func<HttpResponseMessage> Answer { get; set; } = () => new();

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Answer());
    }
}
