using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Faults.Tests.Watching;

/// <summary>The library's own limiters, each of which is remembered, so that one can see whether somebody still waits or a permit is missing.</summary>
internal sealed class WatchedLimiters(IUsagePlanLimiterFactory factory) : IUsagePlanLimiterFactory
{
    private readonly ConcurrentQueue<(UsagePlanScope Scope, RateLimiter Limiter)> _made = new();

    /// <summary>The limiters that are not as full as if nothing had happened.</summary>
    public IReadOnlyList<string> Wanting =>
        [.. _made.Where(made => made.Limiter.IdleDuration is null).Select(made => $"{made.Scope.Account} {made.Scope.Operation.Id}: {made.Limiter.GetStatistics()!.CurrentQueuedCount} wait")];

    /// <summary>How many permits an account has left for an operation.</summary>
    public int Available(string account, string operationId) =>
        (int)Find(account, operationId).GetStatistics()!.CurrentAvailablePermits;

    /// <summary>Takes all that an account has left for an operation, and tells how many there were.</summary>
    public int TakeAll(string account, string operationId)
    {
        var limiter = Find(account, operationId);
        var taken = 0;
        while (limiter.AttemptAcquire().IsAcquired)
        {
            taken++;
        }

        return taken;
    }

    public int Count => _made.Count;

    public RateLimiter Create(UsagePlanScope scope)
    {
        var limiter = factory.Create(scope);
        _made.Enqueue((scope, limiter));
        return limiter;
    }

    // Those before it were let go while the account was idle.
    private RateLimiter Find(string account, string operationId) =>
        _made.Last(made => made.Scope.Account == account && made.Scope.Operation.Id == operationId).Limiter;

    public static void AddTo(IServiceCollection services)
    {
        var own = services.Last(service => service.ServiceType == typeof(IUsagePlanLimiterFactory)).ImplementationType!;
        services.AddSingleton(provider => new WatchedLimiters((IUsagePlanLimiterFactory)ActivatorUtilities.CreateInstance(provider, own)));
        services.Replace(ServiceDescriptor.Singleton<IUsagePlanLimiterFactory>(provider => provider.GetRequiredService<WatchedLimiters>()));
    }
}
