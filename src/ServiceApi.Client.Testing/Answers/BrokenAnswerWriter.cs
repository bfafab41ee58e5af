using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace ServiceApi.Client.Testing;

/// <summary>Writes the beginning of an answer to the socket itself, past Kestrel, which would not leave it unfinished.</summary>
internal static class BrokenAnswerWriter
{
    public static async Task WriteAsync(HttpContext context, Answer answer, ConnectionBreak broken, CancellationToken cancellationToken)
    {
        var head = Head(answer);
        var sent = broken == ConnectionBreak.WithinHeaders || answer.Body.IsEmpty ? head[..(head.Length / 2)]
            : broken == ConnectionBreak.AfterHeaders ? head
            : [.. head, .. answer.Body[..(answer.Body.Length / 2)].Span];
        var socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        for (ReadOnlyMemory<byte> rest = sent; !rest.IsEmpty;)
        {
            rest = rest[await socket.SendAsync(rest, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
        }

        if (broken != ConnectionBreak.StalledWithinBody)
        {
            // An orderly end of the stream, so that every byte sent before it arrives; a reset could overtake them
            socket.Shutdown(SocketShutdown.Send);
        }

        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(closed.SetResult))
        {
            await closed.Task.ConfigureAwait(false);
        }

        context.Abort();
    }

    private static byte[] Head(Answer answer)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.StatusCode} {ReasonPhrases.GetReasonPhrase(answer.StatusCode)}\r\n");
        foreach (var (name, value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.Body.Length}\r\n\r\n");
        return Encoding.Latin1.GetBytes(head.ToString());
    }
}
