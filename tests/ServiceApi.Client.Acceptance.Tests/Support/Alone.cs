namespace ServiceApi.Client.Acceptance.Tests;

/// <summary>For tests that measure the process or the clock: no other test runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
