using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ServiceApi.Client.Faults.Tests.Worlds;

/// <summary>Places at which no request may arrive: a name that nobody has, a port that nobody listens on, a server whose certificate nobody vouches for.</summary>
internal sealed class DeadEnds : IDisposable
{
    private readonly Socket _refusing = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly TcpListener _untrusted = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = SelfSigned();
    private int _bytesReceived;

    public DeadEnds()
    {
        _refusing.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // taken, and never listened on
        _untrusted.Start();
        _ = AcceptAsync();
    }

    /// <summary>A label of 64 characters: no resolver need be asked.</summary>
    public static Uri Nameless { get; } = new($"http://{new string('x', 64)}.test");

    public Uri Refusing => new($"http://{_refusing.LocalEndPoint}");

    public Uri Untrusted => new($"https://{_untrusted.LocalEndpoint}");

    /// <summary>What the server that nobody should trust was told.</summary>
    public int BytesReceived => Volatile.Read(ref _bytesReceived);

    public void Dispose()
    {
        _refusing.Dispose();
        _untrusted.Dispose();
        _certificate.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _untrusted.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It is over
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            await using (var stream = new SslStream(client.GetStream()))
            {
                await stream.AuthenticateAsServerAsync(_certificate);
                Interlocked.Add(ref _bytesReceived, await stream.ReadAsync(new byte[1024]));
            }
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException or SocketException)
        {
            // The client has turned away, as it should
        }
    }
}
