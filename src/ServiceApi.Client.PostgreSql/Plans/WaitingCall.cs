using System.Threading.RateLimiting;

namespace ServiceApi.Client.PostgreSql.Plans;

/// <summary>A call that waits for its permit.</summary>
internal sealed class WaitingCall : TaskCompletionSource<RateLimitLease>
{
    public WaitingCall(bool isAtHead, double latest)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        IsAtHead = isAtHead;
        Latest = latest;
        Node = new(this);
    }

    /// <summary>Whether it had its permit before, and gave it back.</summary>
    public bool IsAtHead { get; }

    /// <summary>The instant after which the permit is of no use any more, in the instance's seconds.</summary>
    public double Latest { get; }

    public LinkedListNode<WaitingCall> Node { get; }

    public async Task<RateLimitLease> WaitAsync(SharedPlan plan, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                if (plan.Cancel(this))
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
