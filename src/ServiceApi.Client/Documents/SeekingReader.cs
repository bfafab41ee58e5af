using System.Runtime.CompilerServices;

namespace ServiceApi.Client.Documents;

/// <summary>A document in a stream that can seek, from the stream's position on.</summary>
internal sealed class SeekingReader(Stream stream, bool isOwned) : DocumentReader
{
    private readonly long _start = stream.Position;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))] // once for each piece of a document
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested(); // not every stream looks
        stream.Position = _start + offset;
        return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask DisposeAsync()
    {
        if (isOwned)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        else if (stream.CanSeek)
        {
            stream.Position = _start;
        }
    }
}
