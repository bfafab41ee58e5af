using System.Net;
using System.Net.Sockets;

namespace ServiceApi.Client.Faults.Tests.Worlds;

/// <summary>A port whose queue of connections is full: whoever connects waits, and is told nothing.</summary>
internal sealed class BlackHole : IDisposable
{
    private const int MoreThanQueues = 8;

    private readonly Socket _listener = Stream();
    private readonly List<Socket> _queued = [];

    public BlackHole()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(backlog: 0);
        for (var count = 0; count < MoreThanQueues; count++)
        {
            var socket = Stream();
            socket.Blocking = false;
            _queued.Add(socket);
            try
            {
                socket.Connect(_listener.LocalEndPoint!);
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // It waits in the queue, or for a place in it
            }
        }
    }

    public Uri Address => new($"http://{_listener.LocalEndPoint}");

    public void Dispose()
    {
        _queued.ForEach(socket => socket.Dispose());
        _listener.Dispose();
    }

    private static Socket Stream() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
}
