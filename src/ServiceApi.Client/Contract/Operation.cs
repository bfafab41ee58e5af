namespace ServiceApi.Client.Contract;

/// <summary>
/// One operation of a service, as its contract declares it: the place where its id, verb, route and usage plan stand.
/// The generator makes them from the attributes of the interface.
/// </summary>
public sealed class Operation
{
    /// <summary>Makes an operation.</summary>
    /// <param name="id">The id as the service's reference spells it, such as <c>getServiceJobs</c>.</param>
    /// <param name="method">The verb.</param>
    /// <param name="route">The path from the host's root, with placeholders in braces.</param>
    /// <param name="usagePlan">The documented usage plan; null when there is none.</param>
    /// <param name="isSafeToRepeat">
    /// Whether sending it twice does no more than sending it once; when left out, GET, PUT and DELETE are.
    /// </param>
    public Operation(string id, HttpMethod method, string route, UsagePlan? usagePlan = null, bool? isSafeToRepeat = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentException.ThrowIfNullOrEmpty(route);
        Id = id;
        Method = method;
        Route = route;
        UsagePlan = usagePlan;
        IsSafeToRepeat = isSafeToRepeat ?? (method == HttpMethod.Get || method == HttpMethod.Put || method == HttpMethod.Delete);
    }

    /// <summary>The id as the service's reference spells it.</summary>
    public string Id { get; }

    /// <summary>The verb.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path from the host's root, with placeholders in braces.</summary>
    public string Route { get; }

    /// <summary>The documented usage plan; null when there is none, and calls are not throttled.</summary>
    public UsagePlan? UsagePlan { get; }

    /// <summary>Whether sending it twice does no more than sending it once, so that it may be retried after a broken connection.</summary>
    public bool IsSafeToRepeat { get; }

    /// <summary>The operation's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}
