namespace ServiceApi.Client.Benchmarks.Calls.Contenders;

/// <summary>A contender, here or in a process of its own.</summary>
internal interface IMeasured
{
    string Name { get; }

    /// <summary>Makes a number of calls, one after another, and says what one of them took.</summary>
    Task<Sample> TakeAsync(Work work, int calls);
}
