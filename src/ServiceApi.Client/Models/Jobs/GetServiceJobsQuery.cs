using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>
/// Which service jobs to list, and how. Filters narrow each other down; <see cref="MarketplaceId"/> and one of
/// <see cref="CreatedAfter"/> and <see cref="LastUpdatedAfter"/> must be given.
/// </summary>
public sealed record GetServiceJobsQuery : IValidatable
{
    private const int MostJobsOnPage = 20;

    /// <summary>Jobs of these service orders only: 1 to 20 ids of digits and hyphens.</summary>
    public IReadOnlyList<string>? ServiceOrderIds { get; init; }

    /// <summary>Jobs that belong to these product orders only: 1 to 20 ids of digits and hyphens.</summary>
    public IReadOnlyList<string>? ProductOrderIds { get; init; }

    /// <summary>Jobs whose products travel under these tracking ids only: 1 to 20 ids of letters, digits and hyphens.</summary>
    public IReadOnlyList<string>? TrackingIds { get; init; }

    /// <summary>Jobs with one of these statuses only.</summary>
    [AliasAs("serviceJobStatus")]
    public IReadOnlyList<ServiceJobStatus>? ServiceJobStatuses { get; init; }

    /// <summary>The page to get: <see cref="JobListing.NextPageToken"/> or <see cref="JobListing.PreviousPageToken"/> of an earlier answer.</summary>
    public string? PageToken { get; init; }

    /// <summary>The most jobs on a page, 1 to 20.</summary>
    /// <value>When left out, the service takes 20.</value>
    public int? PageSize { get; init; }

    /// <summary>What to sort the jobs by.</summary>
    public ServiceJobSortField? SortField { get; init; }

    /// <summary>The direction to sort in.</summary>
    public SortOrder? SortOrder { get; init; }

    /// <summary>Jobs created at this time or later only. Excludes <see cref="LastUpdatedAfter"/>.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Jobs created at this time or earlier only.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Jobs changed at this time or later only: what an app that polls for news asks for. Excludes <see cref="CreatedAfter"/>.</summary>
    public DateTimeOffset? LastUpdatedAfter { get; init; }

    /// <summary>Jobs changed at this time or earlier only.</summary>
    public DateTimeOffset? LastUpdatedBefore { get; init; }

    /// <summary>Jobs scheduled for this time or later only.</summary>
    public DateTimeOffset? ScheduleStartDate { get; init; }

    /// <summary>Jobs scheduled for this time or earlier only; not before <see cref="ScheduleStartDate"/>.</summary>
    public DateTimeOffset? ScheduleEndDate { get; init; }

    /// <summary>The marketplace that the jobs were ordered in, such as <c>ATVPDKIKX0DER</c> for the United States. The service takes exactly one.</summary>
    [AliasAs("marketplaceIds")]
    public required string MarketplaceId { get; init; }

    /// <summary>Jobs for items with these ASINs only: 1 to 20, of 10 characters each.</summary>
    public IReadOnlyList<string>? Asins { get; init; }

    /// <summary>Jobs that call for these skills only: 1 to 20, of 1 to 50 characters each.</summary>
    public IReadOnlyList<string>? RequiredSkills { get; init; }

    /// <summary>Jobs of these stores only: 1 to 50 ids, of 1 to 100 characters each.</summary>
    public IReadOnlyList<string>? StoreIds { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Text(MarketplaceId, nameof(MarketplaceId), TextRule.MarketplaceId);
        check.That(CreatedAfter is null != LastUpdatedAfter is null, nameof(CreatedAfter), $"be given, or {parameterName}.{nameof(LastUpdatedAfter)}, and not both");
        check.That(!(ScheduleEndDate < ScheduleStartDate), nameof(ScheduleEndDate), $"not be before {parameterName}.{nameof(ScheduleStartDate)}");
        check.That(PageSize == AllowedPageSize(PageSize), nameof(PageSize), $"be 1 to {MostJobsOnPage}");
        check.Value(SortField, nameof(SortField));
        check.Value(SortOrder, nameof(SortOrder));
        check.Values(ServiceJobStatuses, nameof(ServiceJobStatuses));
        check.Texts(ServiceOrderIds, nameof(ServiceOrderIds), 20, TextRule.OrderId);
        check.Texts(ProductOrderIds, nameof(ProductOrderIds), 20, TextRule.OrderId);
        check.Texts(TrackingIds, nameof(TrackingIds), 20, TextRule.TrackingId);
        check.Texts(Asins, nameof(Asins), 20, TextRule.Asin);
        check.Texts(RequiredSkills, nameof(RequiredSkills), 20, TextRule.Skill);
        check.Texts(StoreIds, nameof(StoreIds), 50, TextRule.Id);
        check.ThrowIfAny();
    }

    /// <summary>The page size that the service allows and that is nearest to the wish.</summary>
    internal static int? AllowedPageSize(int? wish) => wish is { } size ? Math.Clamp(size, 1, MostJobsOnPage) : null;
}
