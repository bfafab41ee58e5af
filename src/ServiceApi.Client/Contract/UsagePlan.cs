namespace ServiceApi.Client.Contract;

/// <summary>
/// What a service grants one application for one operation of one account: a token bucket that holds
/// <see cref="Burst"/> requests and is refilled at <see cref="RatePerSecond"/>.
/// </summary>
public sealed record UsagePlan
{
    /// <summary>Makes a usage plan.</summary>
    /// <param name="ratePerSecond">Requests per second in the long run; greater than 0.</param>
    /// <param name="burst">Requests that may be sent at once after a pause; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a positive number, or the burst is below 1.</exception>
    public UsagePlan(double ratePerSecond, int burst)
    {
        if (!double.IsFinite(ratePerSecond) || ratePerSecond <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(ratePerSecond), "The rate must be a number of requests per second that is greater than 0.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        RatePerSecond = ratePerSecond;
        Burst = burst;
    }

    /// <summary>Requests per second in the long run.</summary>
    public double RatePerSecond { get; }

    /// <summary>Requests that may be sent at once after a pause.</summary>
    public int Burst { get; }
}
