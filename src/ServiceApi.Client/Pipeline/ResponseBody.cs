using System.Buffers;
using System.Runtime.CompilerServices;

namespace ServiceApi.Client.Pipeline;

/// <summary>A body read into one pooled buffer, up to a cap that counts bytes after decompression.</summary>
internal readonly struct ResponseBody : IDisposable
{
    private const int SmallestBuffer = 4096;

    private readonly byte[]? _buffer;
    private readonly int _length;

    private ResponseBody(byte[] buffer, int length, bool isTruncated)
    {
        _buffer = buffer;
        _length = length;
        IsTruncated = isTruncated;
    }

    /// <summary>Whether the body goes on beyond the cap.</summary>
    public bool IsTruncated { get; }

    /// <summary>Whether it was read at all, and not broken off.</summary>
    public bool IsRead => _buffer is not null;

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, _length);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<ResponseBody> ReadAsync(HttpContent content, int cap, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // One byte more than the cap tells whether there is more; one more than the length saves growing to see the end.
            var expected = Math.Min(content.Headers.ContentLength ?? SmallestBuffer, cap);
            var buffer = ArrayPool<byte>.Shared.Rent((int)expected + 1);
            var length = 0;
            try
            {
                while (length <= cap)
                {
                    if (length == buffer.Length)
                    {
                        buffer = Grow(buffer, cap);
                    }

                    var room = buffer.AsMemory(length, Math.Min(buffer.Length, cap + 1) - length);
                    var read = await stream.ReadAsync(room, cancellationToken).ConfigureAwait(false);
                    if (read == 0)
                    {
                        return new(buffer, length, isTruncated: false);
                    }

                    length += read;
                }

                return new(buffer, cap, isTruncated: true);
            }
            catch
            {
                Return(buffer, length);
                throw;
            }
        }
    }

    public void Dispose()
    {
        if (_buffer is not null)
        {
            Return(_buffer, _length);
        }
    }

    // Answers hold people's addresses, tokens and keys, which are not for whoever rents the buffer next.
    private static void Return(byte[] buffer, int length)
    {
        buffer.AsSpan(0, Math.Min(length + 1, buffer.Length)).Clear(); // with the one byte that told that there was more
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static byte[] Grow(byte[] buffer, int cap)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(buffer.Length * 2L, cap + 1L));
        buffer.CopyTo(larger, 0);
        Return(buffer, buffer.Length);
        return larger;
    }
}
