using System.Buffers;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Documents;

/// <summary>A document out of a stream that can be read only once, in pooled memory: as much of it as may be uploaded, and enough to see that there is more.</summary>
internal sealed class BufferedReader : DocumentReader
{
    private readonly List<PooledBlock> _blocks = [];
    private long _length;

    private BufferedReader()
    {
    }

    public static async ValueTask<DocumentReader> ReadAsync(Stream stream, ArrayPool<byte> pool, CancellationToken cancellationToken)
    {
        var reader = new BufferedReader();
        try
        {
            int read;
            do
            {
                cancellationToken.ThrowIfCancellationRequested(); // not every stream looks
                var block = new PooledBlock(pool);
                reader._blocks.Add(block);
                read = await stream.ReadAtLeastAsync(block.Memory, PooledBlock.Size, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                reader._length += read;
            }
            while (read == PooledBlock.Size && reader._length <= ServiceUploadDocument.MostBytes);

            return reader;
        }
        catch
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (block, start) = Math.DivRem(offset, PooledBlock.Size);
        var length = (int)Math.Min(Math.Min(buffer.Length, PooledBlock.Size - start), _length - offset);
        _blocks[(int)block].Memory.Slice((int)start, length).CopyTo(buffer);
        return new(length);
    }

    public override ValueTask DisposeAsync()
    {
        _blocks.ForEach(block => block.Dispose());
        _blocks.Clear();
        return default;
    }
}
