using System.Buffers;
using System.Runtime.CompilerServices;

namespace ServiceApi.Client.Documents;

/// <summary>A document that can be read as often as an upload needs it, from any of its bytes on.</summary>
internal abstract class DocumentReader : IAsyncDisposable
{
    public static async ValueTask<DocumentReader> OfFileAsync(string path, ArrayPool<byte> pool, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        if (file.CanSeek)
        {
            return new SeekingReader(file, isOwned: true);
        }

        await using (file.ConfigureAwait(false))
        {
            return await BufferedReader.ReadAsync(file, pool, cancellationToken).ConfigureAwait(false);
        }
    }

    public static async ValueTask<DocumentReader> OfStreamAsync(Stream stream, ArrayPool<byte> pool, CancellationToken cancellationToken) =>
        stream.CanSeek ? new SeekingReader(stream, isOwned: false) : await BufferedReader.ReadAsync(stream, pool, cancellationToken).ConfigureAwait(false);

    /// <summary>Reads some bytes; none at the document's end.</summary>
    public abstract ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken);

    /// <summary>Reads as many bytes as there is room for; fewer only at the document's end.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))] // once for each piece of a document
    public async ValueTask<int> FillAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (filled < buffer.Length
            && await ReadAsync(buffer[filled..], offset + filled, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            filled += read;
        }

        return filled;
    }

    public abstract ValueTask DisposeAsync();
}
