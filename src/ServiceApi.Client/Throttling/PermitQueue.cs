using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace ServiceApi.Client.Throttling;

/// <summary>Who waits for a permit, first come, first served; those who gave one back stand before the others. Guarded by its owner's lock.</summary>
internal sealed class PermitQueue
{
    private readonly LinkedList<Waiter> _waiters = new();

    public int Count => _waiters.Count;

    /// <summary>How many stand at the head because they gave a permit back.</summary>
    public int HeadCount { get; private set; }

    /// <summary>The latest instant for the first to be served with all others in time, one every interval.</summary>
    public double Latest { get; private set; } = double.PositiveInfinity;

    public Waiter Add(bool atHead, double latest, double interval)
    {
        var waiter = new Waiter(atHead, latest);
        if (!atHead)
        {
            Latest = Math.Min(Latest, latest - (Count * interval));
            _waiters.AddLast(waiter.Node);
            return waiter;
        }

        var next = _waiters.First;
        while (next is { Value.IsAtHead: true })
        {
            next = next.Next;
        }

        Latest = Math.Min(Latest - interval, latest - (HeadCount * interval)); // all who stand behind it move back by one
        if (next is null)
        {
            _waiters.AddLast(waiter.Node);
        }
        else
        {
            _waiters.AddBefore(next, waiter.Node);
        }

        HeadCount++;
        return waiter;
    }

    public bool TryTakeFirst([NotNullWhen(true)] out Waiter? waiter, double interval)
    {
        waiter = _waiters.First?.Value;
        Latest += interval;
        return waiter is not null && Remove(waiter);
    }

    public bool Remove(Waiter waiter)
    {
        if (waiter.Node.List != _waiters)
        {
            return false;
        }

        _waiters.Remove(waiter.Node);
        HeadCount -= waiter.IsAtHead ? 1 : 0;
        if (Count == 0)
        {
            Latest = double.PositiveInfinity;
        }

        return true;
    }

    /// <summary>Removes those who would be served too late, and tells when they would have been served.</summary>
    /// <param name="due">When the first is served.</param>
    /// <param name="interval">How long after it the next one is.</param>
    /// <param name="tolerance">By how much it may be later.</param>
    public IEnumerable<(Waiter Waiter, double Due)> RemoveLate(double due, double interval, double tolerance)
    {
        Latest = double.PositiveInfinity;
        var ahead = 0;
        for (var node = _waiters.First; node is not null;)
        {
            var (waiter, next) = (node.Value, node.Next);
            var turn = due + (ahead * interval);
            if (turn > waiter.Latest + tolerance)
            {
                Remove(waiter);
                yield return (waiter, turn);
            }
            else
            {
                Latest = Math.Min(Latest, waiter.Latest - (ahead * interval));
                ahead++;
            }

            node = next;
        }
    }

    internal sealed class Waiter : TaskCompletionSource<RateLimitLease>
    {
        public Waiter(bool isAtHead, double latest)
            : base(TaskCreationOptions.RunContinuationsAsynchronously)
        {
            IsAtHead = isAtHead;
            Latest = latest;
            Node = new LinkedListNode<Waiter>(this);
        }

        public bool IsAtHead { get; }

        /// <summary>The instant after which the permit is of no use any more, in the owner's seconds.</summary>
        public double Latest { get; }

        public LinkedListNode<Waiter> Node { get; }

        public async Task<RateLimitLease> WaitAsync(UsagePlanBucket owner, CancellationToken cancellationToken)
        {
            using (cancellationToken.UnsafeRegister(
                (_, token) =>
                {
                    if (owner.Cancel(this))
                    {
                        TrySetCanceled(token);
                    }
                },
                null))
            {
                return await Task.ConfigureAwait(false);
            }
        }
    }
}
