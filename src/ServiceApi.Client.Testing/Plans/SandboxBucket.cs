using System.Globalization;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

/// <summary>What was left of an account's usage plan for an operation when it was asked for.</summary>
public sealed class SandboxBucket
{
    internal SandboxBucket(object account, string operationId, UsagePlan plan, double level, long refusedCount)
    {
        Account = account as SandboxAccount;
        ExtendAccount = account as SandboxExtendAccount;
        OperationId = operationId;
        Plan = plan;
        Level = level;
        RefusedCount = refusedCount;
    }

    /// <summary>The account at Amazon whose plan it is; <see langword="null"/> when it is one of Extend's.</summary>
    public SandboxAccount? Account { get; }

    /// <summary>The account at Extend whose plan it is; <see langword="null"/> when it is one of Amazon's.</summary>
    public SandboxExtendAccount? ExtendAccount { get; }

    /// <summary>The id of the operation, such as <c>getServiceJobs</c>.</summary>
    public string OperationId { get; }

    /// <summary>The plan: how fast the bucket is refilled, and how much it holds.</summary>
    public UsagePlan Plan { get; }

    /// <summary>How many requests it would let through at once, in fractions of one; 0 to the plan's burst.</summary>
    public double Level { get; }

    /// <summary>How many requests it has refused with 429 so far.</summary>
    public long RefusedCount { get; }

    /// <summary>The operation, the level and the burst.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{OperationId} {Level:0.##} of {Plan.Burst}");
}
