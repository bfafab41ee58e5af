using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;

namespace ServiceApi.Client.Paging;

/// <summary>Where a parallel listing can go on, as a text that an app stores.</summary>
/// <param name="Border">The end of what has been handed out; null when the first window has not been handed out whole.</param>
/// <param name="To">The end of the listing.</param>
/// <param name="Query">What tells the listing's query from others.</param>
internal sealed record ListingCheckpoint(long? Border, long To, ulong Query)
{
    private const char Version = '1';
    private const int Size = 3 * sizeof(ulong);

    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Reads a checkpoint; null when the text is none.</summary>
    public static ListingCheckpoint? Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (!text.StartsWith(Version)
            || Base64Url.DecodeFromChars(text.AsSpan(1), bytes, out _, out var length) != OperationStatus.Done
            || length != Size)
        {
            return null;
        }

        var border = BinaryPrimitives.ReadInt64BigEndian(bytes);
        var to = BinaryPrimitives.ReadInt64BigEndian(bytes[sizeof(ulong)..]);
        return to <= Last && (border == long.MinValue ? to >= First : border >= First && border <= to)
            ? new(border == long.MinValue ? null : border, to, BinaryPrimitives.ReadUInt64BigEndian(bytes[(2 * sizeof(ulong))..]))
            : null;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Border ?? long.MinValue);
        BinaryPrimitives.WriteInt64BigEndian(bytes[sizeof(ulong)..], To);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[(2 * sizeof(ulong))..], Query);
        return Version + Base64Url.EncodeToString(bytes);
    }
}
