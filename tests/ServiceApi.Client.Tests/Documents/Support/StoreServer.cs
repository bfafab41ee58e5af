using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServiceApi.Client.Tests.Documents.Support;

/// <summary>A document store on this machine, byte by byte, so that the framework's own sender is part of a test.</summary>
internal sealed class StoreServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Func<Connection, Task>> _script = new();
    private readonly ConcurrentQueue<Connection> _connections = new();

    public StoreServer()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every connection that sent a request, in order.</summary>
    public IReadOnlyList<Connection> Connections => [.. _connections];

    public string Address(string pathAndQuery) => $"http://127.0.0.1:{Port}{pathAndQuery}";

    /// <summary>Does this with the next connection once its request's head has come; without an entry, the document is taken.</summary>
    public StoreServer Then(Func<Connection, Task> serve)
    {
        _script.Enqueue(serve);
        return this;
    }

    public StoreServer Then(string answer) => Then(connection => connection.AnswerAsync(answer));

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var connection = new Connection(client);
            await connection.ReadHeadAsync();
            _connections.Enqueue(connection);
            await (_script.TryDequeue(out var serve) ? serve(connection) : connection.TakeAsync());
            connection.End();
        }
    }

    internal sealed class Connection(TcpClient client)
    {
        private readonly NetworkStream _stream = client.GetStream();
        private readonly List<byte> _body = [];
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>The request up to its body.</summary>
        public string Head { get; private set; } = "";

        public byte[] Body => [.. _body];

        /// <summary>Ends with the connection.</summary>
        public Task Ended => _end.Task;

        private int Length => int.Parse(
            Head.Split("\r\n").Single(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal))["Content-Length: ".Length..], CultureInfo.InvariantCulture);

        public async Task ReadHeadAsync()
        {
            var head = new List<byte>();
            var buffer = new byte[1];
            while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()) && await _stream.ReadAsync(buffer) > 0)
            {
                head.Add(buffer[0]);
            }

            Head = Encoding.ASCII.GetString([.. head]);
        }

        public async Task TakeAsync()
        {
            await ContinueAsync();
            await ReadAsync(Length);
            await AnswerAsync("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        }

        public async Task ContinueAsync() => await _stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray());

        /// <summary>Reads so much of the body, or as much as comes.</summary>
        public async Task ReadAsync(int length)
        {
            var buffer = new byte[8192];
            try
            {
                while (_body.Count < length && await _stream.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, length - _body.Count))) is > 0 and var read)
                {
                    _body.AddRange(buffer.AsSpan(0, read));
                }
            }
            catch (IOException)
            {
                // The client has gone.
            }
        }

        public async Task AnswerAsync(string answer) => await _stream.WriteAsync(Encoding.ASCII.GetBytes(answer));

        /// <summary>Breaks the connection off without a word.</summary>
        public void Reset() => client.Client.Close(0);

        public void End() => _end.SetResult();
    }
}
