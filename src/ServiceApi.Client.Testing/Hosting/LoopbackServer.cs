using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ServiceApi.Client.Testing;

/// <summary>
/// Kestrel alone on a port of 127.0.0.1, any free one where 0 is asked for: without a host, so that neither the app's configuration, its environment
/// nor its Ctrl+C reaches the sandbox, and nothing is logged.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    public const int MostBytesOfARequest = 10 * 1024 * 1024;
    private readonly KestrelServer _server;

    private LoopbackServer(KestrelServer server) => _server = server;

    public Uri Address { get; private set; } = null!;

    public static async Task<LoopbackServer> StartAsync(IHttpApplication<HttpContext> application, int port, CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = MostBytesOfARequest;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var server = new LoopbackServer(new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance));
        try
        {
            await server._server.StartAsync(application, cancellationToken).ConfigureAwait(false);
            server.Address = new Uri(server._server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A token that is already cancelled makes Kestrel abort what is still open instead of waiting for it
        await _server.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _server.Dispose();
    }
}
