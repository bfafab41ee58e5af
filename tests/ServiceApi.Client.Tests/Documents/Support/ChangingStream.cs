namespace ServiceApi.Client.Tests.Documents.Support;

/// <summary>A stream that can seek and holds one document when it is read for the first time, and another one afterwards.</summary>
internal sealed class ChangingStream(byte[] first, byte[] then) : Stream
{
    private byte[] _bytes = first;
    private bool _isReadToEnd;

    /// <summary>How often the stream was read from its beginning.</summary>
    public int Passes { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _bytes.Length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Position == 0)
        {
            Passes++;
            _bytes = _isReadToEnd ? then : _bytes;
        }

        var read = Math.Max(0, Math.Min(count, _bytes.Length - (int)Position));
        Array.Copy(_bytes, Math.Min(Position, _bytes.Length), buffer, offset, read);
        Position += read;
        _isReadToEnd |= read == 0;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is written.
    }
}
