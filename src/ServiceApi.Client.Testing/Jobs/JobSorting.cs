namespace ServiceApi.Client.Testing;

/// <summary>The order of getServiceJobs: by the date of creation, ascending, when nothing else is asked for.</summary>
internal sealed record JobSorting(string? Field, string? Order) : IComparer<SandboxJob>
{
    public int Compare(SandboxJob? x, SandboxJob? y)
    {
        var byField = Field == "JOB_STATUS" ? string.CompareOrdinal(x!.Status, y!.Status) : 0;
        var ascending = byField != 0 ? byField
            : x!.CreateTime.CompareTo(y!.CreateTime) is var byDate and not 0 ? byDate
            : string.CompareOrdinal(x.Id, y.Id);
        return Order == "DESC" ? -ascending : ascending;
    }
}
