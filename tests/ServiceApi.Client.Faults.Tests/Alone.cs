namespace ServiceApi.Client.Faults.Tests;

/// <summary>For tests that watch the whole process, or use all of it: no other test runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
