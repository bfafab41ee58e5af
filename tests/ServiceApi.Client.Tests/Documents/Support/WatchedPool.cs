using System.Buffers;
using System.Collections.Concurrent;

namespace ServiceApi.Client.Tests.Documents.Support;

/// <summary>A pool that knows what is out, how much ever was at once, and whether something came back that was not cleared.</summary>
internal sealed class WatchedPool : ArrayPool<byte>
{
    private readonly ConcurrentDictionary<byte[], bool> _out = new(ReferenceEqualityComparer.Instance);
    private long _now;
    private long _most;
    private int _rented;
    private int _dirty;

    public int Rented => _rented;

    public long MostBytes => _most;

    public override byte[] Rent(int minimumLength)
    {
        var array = new byte[minimumLength];
        Assert.True(_out.TryAdd(array, true));
        Interlocked.Increment(ref _rented);
        var now = Interlocked.Add(ref _now, array.Length);
        long most;
        while ((most = Volatile.Read(ref _most)) < now)
        {
            Interlocked.CompareExchange(ref _most, now, most);
        }

        return array;
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        Assert.True(_out.TryRemove(array, out _), "Returned twice, or never rented.");
        Interlocked.Add(ref _now, -array.Length);
        if (!clearArray && array.AsSpan().ContainsAnyExcept((byte)0))
        {
            Interlocked.Increment(ref _dirty);
        }
    }

    public void AssertAllBackAndCleared()
    {
        Assert.Empty(_out);
        Assert.Equal(0, _dirty);
    }
}
