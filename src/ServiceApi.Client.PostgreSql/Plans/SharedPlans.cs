using System.Text;
using System.Threading.RateLimiting;
using ServiceApi.Client.PostgreSql.Instances;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.PostgreSql.Plans;

/// <summary>Makes the limiters of usage plans that are shared.</summary>
internal sealed class SharedPlans(Instance instance) : IUsagePlanLimiterFactory
{
    private const int LongestName = 400;

    public RateLimiter Create(UsagePlanScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return CanBeStored(scope.Account)
            ? new SharedPlan(scope, instance)
            : throw new ArgumentException($"The name of an account that shares its usage plans must be at most {LongestName} characters of valid Unicode, none of them U+0000.", nameof(scope));
    }

    // One that the database refuses would look like a database that does not work.
    private static bool CanBeStored(string account) =>
        account.Length <= LongestName && !account.EnumerateRunes().Any(rune => rune.Value == 0 || rune == Rune.ReplacementChar);
}
