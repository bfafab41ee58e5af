using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ServiceApi.Client.Benchmarks.Calls.Contenders;

namespace ServiceApi.Client.Benchmarks.Calls.Service;

/// <summary>A server that knows five answers by heart, and does no more for a request than find its end.</summary>
internal sealed class CannedService : IAsyncDisposable
{
    private static readonly (byte[] Request, byte[] Answer)[] Answers =
    [
        ("POST /auth/o2/token "u8.ToArray(), Answer("200 OK", CannedBodies.Token)),
        ("GET /service/v1/serviceJobs?"u8.ToArray(), Answer("200 OK", CannedBodies.Page)),
        ("GET /service/v1/serviceJobs/"u8.ToArray(), Answer("200 OK", CannedBodies.OneJob)),
        (Encoding.ASCII.GetBytes($"POST /service/v1/serviceJobs/{Contender.RefusedJobId}/"), Answer("422 Unprocessable Content", CannedBodies.Refused)),
        ("POST /service/v1/serviceJobs/"u8.ToArray(), Answer("200 OK", CannedBodies.Rescheduled)),
    ];

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    public CannedService()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Endpoint = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Endpoint { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        using var _ = connection;
        connection.NoDelay = true;
        var buffer = new byte[16 * 1024];
        var length = 0;
        try
        {
            while (await connection.ReceiveAsync(buffer.AsMemory(length), _end.Token) is > 0 and var received)
            {
                length += received;
                if (IsWhole(buffer.AsSpan(0, length)))
                {
                    await connection.SendAsync(AnswerTo(buffer.AsSpan(0, length)), _end.Token);
                    length = 0;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The client is gone, or we are
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> request)
    {
        var head = request.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var body = request[(head + 4)..];
        return request.StartsWith("GET "u8)
            || (LengthOf(request[..(head + 2)]) is { } length ? body.Length == length : body.EndsWith("0\r\n\r\n"u8));
    }

    private static int? LengthOf(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var start = head.IndexOf(name);
        return start < 0 ? null : int.Parse(head[(start + name.Length)..][..head[(start + name.Length)..].IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }

    private static ReadOnlyMemory<byte> AnswerTo(ReadOnlySpan<byte> request)
    {
        foreach (var (start, answer) in Answers)
        {
            if (request.StartsWith(start))
            {
                return answer;
            }
        }

        throw new InvalidOperationException("Nobody asks for that.");
    }

    private static byte[] Answer(string status, byte[] body) =>
    [
        .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            HTTP/1.1 {status}
            Date: Mon, 04 May 2026 16:00:00 GMT
            Content-Type: application/json
            Content-Length: {body.Length}
            Connection: keep-alive
            x-amzn-RequestId: 2c9f5f10-7f2b-4d0c-8f4e-0f6d3f7b1a11
            x-amz-apigw-id: WkIxVHpGSUFNRm5RPQ
            x-amzn-RateLimit-Limit: 1000000.0
            X-Amzn-Trace-Id: Root=1-6637a2c0-1a2b3c4d5e6f708192a3b4c5


            """).ReplaceLineEndings("\r\n")),
        .. body,
    ];
}
