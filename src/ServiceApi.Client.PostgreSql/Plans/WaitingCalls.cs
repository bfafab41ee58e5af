using System.Diagnostics.CodeAnalysis;

namespace ServiceApi.Client.PostgreSql.Plans;

/// <summary>Who waits for a permit, first come, first served; those who gave one back stand before the others. Guarded by its owner's lock.</summary>
internal sealed class WaitingCalls
{
    /// <summary>What adding up intervals may be off by, in seconds.</summary>
    public const double RoundingError = 1e-6;

    private readonly LinkedList<WaitingCall> _calls = new();
    private int _atHead;

    public int Count => _calls.Count;

    /// <summary>No call's patience ends before this instant.</summary>
    public double FirstLatest { get; private set; } = double.PositiveInfinity;

    /// <summary>How many a new one would have to wait for.</summary>
    public int AheadOf(bool atHead) => atHead ? _atHead : Count;

    public WaitingCall Add(bool atHead, double latest)
    {
        var call = new WaitingCall(atHead, latest);
        FirstLatest = Math.Min(FirstLatest, latest);
        if (atHead && FirstNotAtHead() is { } next)
        {
            _calls.AddBefore(next, call.Node);
        }
        else
        {
            _calls.AddLast(call.Node);
        }

        _atHead += atHead ? 1 : 0;
        return call;
    }

    public bool TryTakeFirst([NotNullWhen(true)] out WaitingCall? call)
    {
        call = _calls.First?.Value;
        return call is not null && Remove(call);
    }

    public bool Remove(WaitingCall call)
    {
        if (call.Node.List != _calls)
        {
            return false;
        }

        _calls.Remove(call.Node);
        _atHead -= call.IsAtHead ? 1 : 0;
        if (Count == 0)
        {
            FirstLatest = double.PositiveInfinity;
        }

        return true;
    }

    /// <summary>Until when the call that has so many before it can wait.</summary>
    public double LatestAt(int ahead) => _calls.Skip(ahead).First().Latest;

    /// <summary>Removes those who would be served too late, or have waited for too long, and tells when they would have been served.</summary>
    /// <param name="earliestFor">When the call that has so many before it is served, at the earliest.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="grace">For how many seconds a call may have waited beyond its patience, if it can be served now.</param>
    public IEnumerable<(WaitingCall Call, double Earliest)> RemoveLate(Func<int, double> earliestFor, double now, double grace)
    {
        FirstLatest = double.PositiveInfinity;
        var ahead = 0;
        for (var node = _calls.First; node is not null;)
        {
            var (call, next) = (node.Value, node.Next);
            var earliest = earliestFor(ahead);
            if (earliest > Math.Max(call.Latest, now) + RoundingError || now > call.Latest + grace + RoundingError)
            {
                Remove(call);
                yield return (call, earliest);
            }
            else
            {
                FirstLatest = Math.Min(FirstLatest, call.Latest);
                ahead++;
            }

            node = next;
        }
    }

    private LinkedListNode<WaitingCall>? FirstNotAtHead()
    {
        var node = _calls.First;
        while (node is { Value.IsAtHead: true })
        {
            node = node.Next;
        }

        return node;
    }
}
