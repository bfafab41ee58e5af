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

    public Waiter Add(bool atHead, double latest)
    {
        var waiter = new Waiter(atHead, latest);
        if (!atHead)
        {
            _waiters.AddLast(waiter.Node);
            return waiter;
        }

        var next = _waiters.First;
        while (next is { Value.IsAtHead: true })
        {
            next = next.Next;
        }

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

    public bool TryTakeFirst([NotNullWhen(true)] out Waiter? waiter)
    {
        waiter = _waiters.First?.Value;
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
        return true;
    }

    public Waiter[] ToArray() => [.. _waiters];

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
