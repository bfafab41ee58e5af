using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace ServiceApi.Client.Testing;

/// <summary>Reads the body of a request into an array of its size or, where nobody is to see it afterwards, into a borrowed one.</summary>
internal sealed class RequestBody(HttpRequest request, bool borrows) : IDisposable
{
    private byte[]? _borrowed;

    // Kestrel refuses a longer body as soon as one begins to read it
    private int Length => (int)Math.Min(request.ContentLength ?? 0, LoopbackServer.MostBytesOfARequest);

    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        if (request.ContentLength is not null)
        {
            return await ReadAsync(Length, cancellationToken).ConfigureAwait(false);
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return body.ToArray();
    }

    /// <summary>Reads half of a body that tells its length, and nothing of another.</summary>
    public Task<ReadOnlyMemory<byte>> ReadHalfAsync(CancellationToken cancellationToken) => ReadAsync(Length / 2, cancellationToken);

    public void Dispose()
    {
        if (_borrowed is not null)
        {
            ArrayPool<byte>.Shared.Return(_borrowed);
            _borrowed = null;
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(int length, CancellationToken cancellationToken)
    {
        var buffer = borrows ? _borrowed = ArrayPool<byte>.Shared.Rent(length) : GC.AllocateUninitializedArray<byte>(length);
        await request.Body.ReadExactlyAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        return buffer.AsMemory(0, length);
    }
}
