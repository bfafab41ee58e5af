namespace ServiceApi.Client.Throttling;

/// <summary>How it stands with a usage plan.</summary>
/// <param name="Operation">The id of its operation.</param>
/// <param name="Queued">How many calls wait for their turn.</param>
/// <param name="RefusedAt">When the service last refused a call since the plan was exceeded, as the clock's timestamp; null if it has not.</param>
internal readonly record struct UsagePlanState(string Operation, long Queued, long? RefusedAt);
