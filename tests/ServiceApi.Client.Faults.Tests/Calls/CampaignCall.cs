namespace ServiceApi.Client.Faults.Tests.Calls;

/// <summary>A call that has its own subject in the sandbox, so that what became of it can be told from all others.</summary>
/// <param name="SendAsync">Makes the call; says what is wrong with an answer of success, or null.</param>
/// <param name="CountDone">How often the sandbox has carried it out; null for a call that changes nothing.</param>
internal sealed record CampaignCall(Func<CancellationToken, Task<string?>> SendAsync, Func<int>? CountDone = null);
