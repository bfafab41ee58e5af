using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServiceApi.Client.Tests.Support;

/// <summary>A server on this machine that answers every request with the same bytes, so that the framework's own sender is part of a test.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, string> _answer;

    /// <param name="answer">The whole answer, status line and all, given the request's first line.</param>
    public LoopbackServer(Func<string, string> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public static string Ok(string body) => $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        var length = -1;
        while (length < 0 || request.Length < length)
        {
            request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
            var text = request.ToString();
            if (length < 0 && text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is > 0 and var end)
            {
                var lengthHeader = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
                length = end + 4 + int.Parse(lengthHeader?["Content-Length: ".Length..] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(_answer(request.ToString().Split("\r\n")[0])));
    }
}
