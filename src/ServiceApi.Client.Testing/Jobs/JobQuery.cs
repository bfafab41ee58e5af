namespace ServiceApi.Client.Testing;

/// <summary>Which jobs getServiceJobs is asked for, read by the contract's rules.</summary>
internal sealed class JobQuery
{
    private const int MostValues = 20;
    private const int MostStores = 50;
    private static readonly string[] Statuses = ["NOT_SERVICED", "CANCELLED", "COMPLETED", "PENDING_SCHEDULE", "NOT_FULFILLABLE", "HOLD", "PAYMENT_DECLINED"];

    private readonly string? _marketplace;
    private readonly IReadOnlyList<string>? _statuses;
    private readonly IReadOnlyList<string>? _serviceOrders;
    private readonly IReadOnlyList<string>? _productOrders;
    private readonly IReadOnlyList<string>? _trackings;
    private readonly IReadOnlyList<string>? _asins;
    private readonly IReadOnlyList<string>? _skills;
    private readonly IReadOnlyList<string>? _stores;
    private readonly Window _created;
    private readonly Window _updated;
    private readonly Window _scheduled;

    public JobQuery(QueryReader query, Violations violations)
    {
        const string DigitsAndHyphens = "consist of digits and hyphens";
        _marketplace = query.Marketplace();
        _statuses = query.List("serviceJobStatus", Statuses.Length, Statuses.Contains, $"be one of {string.Join(", ", Statuses)}");
        _serviceOrders = query.List("serviceOrderIds", MostValues, IsDigitsAndHyphens, DigitsAndHyphens);
        _productOrders = query.List("productOrderIds", MostValues, IsDigitsAndHyphens, DigitsAndHyphens);
        _trackings = query.List("trackingIds", MostValues, IsLettersDigitsAndHyphens, "consist of letters, digits and hyphens");
        _asins = query.List("asins", MostValues, value => value.Length == 10, "have 10 characters");
        _skills = query.List("requiredSkills", MostValues, value => value.Length is >= 1 and <= 50, "have 1 to 50 characters");
        _stores = query.List("storeIds", MostStores, value => value.Length is >= 1 and <= 100, "have 1 to 100 characters");
        _created = new Window(query.Date("createdAfter"), query.Date("createdBefore"));
        _updated = new Window(query.Date("lastUpdatedAfter"), query.Date("lastUpdatedBefore"));
        _scheduled = new Window(query.Date("scheduleStartDate"), query.Date("scheduleEndDate"));
        Sorting = new JobSorting(query.OneOf("sortField", "JOB_DATE", "JOB_STATUS"), query.OneOf("sortOrder", "ASC", "DESC"));
        PageSize = query.Whole("pageSize", 1, 20);
        violations.AddIf(query.Text("createdAfter") is null == query.Text("lastUpdatedAfter") is null, "Exactly one of createdAfter and lastUpdatedAfter must be given.");
        violations.AddIf(_scheduled.To < _scheduled.From, "scheduleEndDate must not be earlier than scheduleStartDate.");
    }

    public JobSorting Sorting { get; }

    public int? PageSize { get; }

    // JSON is read last, and only where a filter asks for it: there may be many thousands of jobs
    public bool Wants(SandboxJob job) =>
        _created.Contains(job.CreateTime)
        && _updated.Contains(job.LastUpdateTime)
        && job.Json.Text("marketplaceId") == _marketplace
        && HasOneOf(_statuses, job, static job => [job.Status])
        && HasOneOf(_serviceOrders, job, static job => [job.Json.Text("serviceOrderId")])
        && HasOneOf(_stores, job, static job => [job.Json.Text("storeId")])
        && HasOneOf(_productOrders, job, static job => job.Json.Texts("productOrderIds"))
        && HasOneOf(_trackings, job, static job => job.Json.Texts("trackingIds"))
        && HasOneOf(_skills, job, static job => job.Json["scopeOfWork"].Texts("requiredSkills"))
        && HasOneOf(_asins, job, static job => job.Json.Items("associatedItems").Select(item => item.Text("asin")))
        && (_scheduled.IsOpen || job.Json.Items("appointments").Any(appointment => _scheduled.Contains(appointment["appointmentTime"].Date("startTime"))));

    private static bool HasOneOf(IReadOnlyList<string>? wanted, SandboxJob job, Func<SandboxJob, IEnumerable<string?>> present) =>
        wanted is null || present(job).Any(value => value is not null && wanted.Contains(value, StringComparer.Ordinal));

    private static bool IsDigitsAndHyphens(string value) =>
        value.Length > 0 && value.All(character => char.IsAsciiDigit(character) || character == '-');

    private static bool IsLettersDigitsAndHyphens(string value) =>
        value.Length > 0 && value.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');

    /// <summary>A span of time with both of its ends in it, each of which may be open.</summary>
    private sealed record Window(DateTimeOffset? From, DateTimeOffset? To)
    {
        public bool IsOpen => From is null && To is null;

        public bool Contains(DateTimeOffset? time) =>
            IsOpen || (time is not null && !(time < From) && !(time > To));
    }
}
