using System.Buffers;

namespace ServiceApi.Client.Documents;

/// <summary>A piece of pooled memory that is cleared before it goes back.</summary>
internal sealed class PooledBlock(ArrayPool<byte> pool) : IDisposable
{
    public const int Size = 32 * 1024;

    /// <summary>The memory, at least <see cref="Size"/> bytes.</summary>
    public byte[] Bytes { get; } = pool.Rent(Size);

    public Memory<byte> Memory => Bytes.AsMemory(0, Size);

    public void Dispose() => pool.Return(Bytes, clearArray: true);
}
