namespace ServiceApi.Client.Documents;

/// <summary>A document that is in the caller's memory.</summary>
internal sealed class MemoryReader(ReadOnlyMemory<byte> bytes) : DocumentReader
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rest = bytes.Span[(int)offset..];
        var length = Math.Min(rest.Length, buffer.Length);
        rest[..length].CopyTo(buffer.Span);
        return new(length);
    }

    public override ValueTask DisposeAsync() => default;
}
