namespace ServiceApi.Client.Paging;

/// <summary>How far an enumeration of a listing has come, told as each of its pages arrives.</summary>
public sealed record ListingProgress
{
    /// <summary>How many elements have arrived.</summary>
    public required long Seen { get; init; }

    /// <summary>How many there are to come and gone by, as the service last said; null where it does not say.</summary>
    public int? Total { get; init; }

    /// <summary>How many pages have arrived.</summary>
    public required int Pages { get; init; }

    /// <summary>The time since the first page was asked for.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>
    /// The part of <see cref="Elapsed"/> in which the app had nothing to do but wait for a page: for the service, and for the
    /// turn in its usage plan. Near <see cref="Elapsed"/> the service sets the pace; near zero the app's own work does.
    /// </summary>
    public required TimeSpan Waited { get; init; }

    /// <summary>How many pages arrived in a second, on average.</summary>
    public double PagesPerSecond => Elapsed > TimeSpan.Zero ? Pages / Elapsed.TotalSeconds : 0;
}
