using ServiceApi.Client.Benchmarks.Calls.Contenders;

namespace ServiceApi.Client.Benchmarks.Calls;

/// <summary>A piece of work that every contender does: one call.</summary>
internal sealed record Work(string Name, Func<Contender, Task<object>> RunAsync)
{
    public static IReadOnlyList<Work> All { get; } =
    [
        new("page of 20 jobs", contender => contender.GetPageAsync()),
        new("page of a listing", contender => contender.ListAsync()),
        new("one job", contender => contender.GetJobAsync()),
        new("reschedule", contender => contender.RescheduleAsync()),
        new("422", contender => contender.BeRefusedAsync()),
    ];
}
