using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Idling;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Benchmarks.Accounts;

/// <summary>What it takes to get a permit as the pipeline does, in nanoseconds: medians of rounds in which the ways take turns.</summary>
/// <param name="Alone">For the only account there is.</param>
/// <param name="HotAmongMany">For one account after another permit of the same, among many others that have buckets too.</param>
/// <param name="AtRandom">For an account drawn by chance among all.</param>
internal sealed record PermitTimes(double Alone, double HotAmongMany, double AtRandom)
{
    private static readonly Operation Operation = new("getServiceJobs", HttpMethod.Get, "/service/v1/serviceJobs", new UsagePlan(1e5, int.MaxValue));

    public static PermitTimes Measure(AccountsSettings settings)
    {
        using var sweep = new IdleSweep(TimeProvider.System, NullLoggerFactory.Instance);
        var factory = new UsagePlanBucketFactory(TimeProvider.System);
        var only = new[] { Create("only", factory, sweep) };
        var many = Enumerable.Range(0, settings.Accounts).Select(number => Create($"account-{number}", factory, sweep)).ToArray();
        var order = new Random(6);
        var drawn = Enumerable.Range(0, settings.Permits).Select(_ => many[order.Next(many.Length)]).ToArray();
        var (alone, hot, random) = (new List<double>(), new List<double>(), new List<double>());
        var one = Enumerable.Repeat(only[0], settings.Permits).ToArray();
        var hotOne = Enumerable.Repeat(many[many.Length / 2], settings.Permits).ToArray();
        for (var round = -2; round < settings.Rounds; round++)
        {
            var (first, second, third) = (Time(one), Time(hotOne), Time(drawn));
            if (round >= 0) // the first two are the compiler's
            {
                alone.Add(first);
                hot.Add(second);
                random.Add(third);
            }
        }

        foreach (var limiters in many.Append(only[0]))
        {
            limiters.Dispose();
        }

        return new(Median(alone), Median(hot), Median(random));
    }

    private static UsagePlanLimiters Create(string account, UsagePlanBucketFactory factory, IdleSweep sweep)
    {
        var limiters = new UsagePlanLimiters(
            account,
            new("https://service.example"),
            new(),
            static operation => operation.UsagePlan,
            factory,
            sweep,
            TimeProvider.System);
        Take(limiters);
        return limiters;
    }

    private static double Time(UsagePlanLimiters[] accounts)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var limiters in accounts)
        {
            Take(limiters);
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / accounts.Length;
    }

    private static void Take(UsagePlanLimiters limiters)
    {
        using var use = limiters.Enter();
        var limiter = limiters.Find(Operation)!;
        var permit = limiter.AcquireAsync(TimeSpan.Zero, atHead: false, CancellationToken.None);
        using var lease = permit.IsCompletedSuccessfully ? permit.Result : throw new InvalidOperationException("A permit that is there is had at once.");
        if (!lease.IsAcquired)
        {
            throw new InvalidOperationException("The bucket holds more than is taken from it.");
        }

        limiter.ConfirmArrival(lease);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
