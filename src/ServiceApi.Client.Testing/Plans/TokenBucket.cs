using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

/// <summary>A usage plan's bucket, full at first, reckoned in decimals so that no permit comes early or late by a rounding.</summary>
internal sealed class TokenBucket(UsagePlan plan, TimeProvider time)
{
    private readonly Lock _gate = new();
    private decimal _level = plan.Burst;
    private long _asOf = time.GetTimestamp();

    public bool TryTake()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _level = Math.Min(plan.Burst, _level + ((now - _asOf) * (decimal)plan.RatePerSecond / time.TimestampFrequency));
            _asOf = now;
            if (_level < 1)
            {
                return false;
            }

            _level--;
            return true;
        }
    }
}
