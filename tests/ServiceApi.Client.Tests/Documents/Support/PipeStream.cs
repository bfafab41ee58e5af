namespace ServiceApi.Client.Tests.Documents.Support;

/// <summary>A stream that can be read once, some bytes at a time, such as a network's.</summary>
internal sealed class PipeStream(byte[] bytes) : MemoryStream(bytes)
{
    private const int MostBytes = 10_000;

    public bool IsDisposed { get; private set; }

    public override bool CanSeek => false;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override long Length => throw new NotSupportedException();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, MostBytes)], cancellationToken);

    public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
