using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

/// <summary>A usage plan's bucket, full at first, reckoned in decimals so that no permit comes early or late by a rounding.</summary>
internal sealed class TokenBucket(UsagePlan plan, TimeProvider time)
{
    private readonly Lock _gate = new();
    private decimal _level = plan.Burst;
    private long _asOf = time.GetTimestamp();
    private long _refused;

    public bool TryTake()
    {
        lock (_gate)
        {
            Refill();
            if (_level < 1)
            {
                _refused++;
                return false;
            }

            _level--;
            return true;
        }
    }

    /// <summary>The bucket as it is now, of an account at Amazon or at Extend.</summary>
    public SandboxBucket Read(object account, string operationId)
    {
        lock (_gate)
        {
            Refill();
            return new SandboxBucket(account, operationId, plan, (double)_level, _refused);
        }
    }

    private void Refill()
    {
        var now = time.GetTimestamp();
        _level = Math.Min(plan.Burst, _level + ((now - _asOf) * (decimal)plan.RatePerSecond / time.TimestampFrequency));
        _asOf = now;
    }
}
