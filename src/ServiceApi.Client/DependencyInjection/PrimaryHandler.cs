using System.Net;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>The handler that makes the connections.</summary>
internal static class PrimaryHandler
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static HttpMessageHandler Create() =>
        new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.GZip, // whoever knows deflate, of which there are two, knows gzip
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            UseCookies = false,
        };

    public static void ForbidRedirects(HttpMessageHandler handler)
    {
        switch (handler)
        {
            case SocketsHttpHandler { AllowAutoRedirect: true } sockets:
                sockets.AllowAutoRedirect = false;
                break;
            case HttpClientHandler { AllowAutoRedirect: true } classic:
                classic.AllowAutoRedirect = false;
                break;
            case DelegatingHandler { InnerHandler: { } inner }:
                ForbidRedirects(inner);
                break;
        }
    }
}
