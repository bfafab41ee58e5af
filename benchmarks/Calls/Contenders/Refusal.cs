namespace ServiceApi.Client.Benchmarks.Calls.Contenders;

/// <summary>What an app takes from the exception for a call that was refused.</summary>
internal sealed record Refusal(int Status, string? Code, string? Message);
