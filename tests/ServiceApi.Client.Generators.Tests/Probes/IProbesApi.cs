using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Generators.Tests.Probes;

/// <summary>A contract with everything that the generator supports. It is compiled into the tests, and the golden output is its.</summary>
public interface IProbesApi
{
    /// <summary>A path value with limits, and a plan with a fraction.</summary>
    /// <param name="probeId">The probe.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The probe.</returns>
    [Get("/probes/v1/{probeId}"), UsagePlan(ratePerSecond: 0.5, burst: 1)]
    Task<Probe> GetProbeAsync([Length(1, 100)] string probeId, CancellationToken cancellationToken = default);

    /// <summary>A required query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The probes.</returns>
    [Get("/probes/v1"), UsagePlan(10, 40)]
    Task<IReadOnlyList<Probe>> GetProbesAsync([Query] ProbesQuery query, CancellationToken cancellationToken = default);

    /// <summary>A query that may be left out.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A probe, or none.</returns>
    [Get("/probes/v1/optional")]
    Task<Probe?> FindProbeAsync([Query] ProbesQuery? query, CancellationToken cancellationToken = default);

    /// <summary>Single values in the query, a keyword among the names.</summary>
    /// <param name="text">Text.</param>
    /// <param name="event">Text that may be left out, with a length and a pattern.</param>
    /// <param name="limit">A whole number.</param>
    /// <param name="weight">A number that may be left out.</param>
    /// <param name="exact">A flag.</param>
    /// <param name="since">An instant.</param>
    /// <param name="state">An open enum.</param>
    /// <param name="tags">Texts under another name.</param>
    /// <param name="ids">Identifiers.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    [Get("/probes/v1/search")]
    Task SearchAsync(
        string text,
        [Length(2, 5), Pattern("^[\"a-z]*$")] string? @event,
        int limit,
        [Query] decimal? weight,
        bool exact,
        DateTimeOffset since,
        ProbeState state,
        [AliasAs("tag-list")] IEnumerable<string> tags,
        Guid[]? ids,
        CancellationToken cancellationToken = default);

    /// <summary>A body with limits, made under an id that the method's name does not spell.</summary>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The probe.</returns>
    [Post("/probes/v1"), OperationId("makeProbe")]
    Task<Probe> AddProbeAsync([Body] NewProbe body, CancellationToken cancellationToken = default);

    /// <summary>A POST that only reads.</summary>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The probe.</returns>
    [Post("/probes/v1/range"), UsagePlan(5, 20), SafeToRepeat]
    Task<Probe> GetRange([Body] Probe body, CancellationToken cancellationToken = default);

    /// <summary>Several path values and headers.</summary>
    /// <param name="group">A path value under another name.</param>
    /// <param name="number">A number in the path.</param>
    /// <param name="label">A header.</param>
    /// <param name="note">A header that may be left out.</param>
    /// <param name="version">A number in a header.</param>
    /// <param name="weight">A number in a header that may be left out.</param>
    /// <param name="body">The body.</param>
    /// <param name="stop">Ends the call.</param>
    /// <returns>A task.</returns>
    [Put("/probes/v1/{groupId}:{number}/state")]
    Task SetStateAsync(
        [AliasAs("groupId")] Guid group,
        long number,
        [Header("x-label")] string label,
        [Header("x-note")] string? note,
        [Header("x-version")] int version,
        [Header("x-weight")] double? weight,
        [Body] IReadOnlyList<string> body,
        CancellationToken stop = default);

    /// <summary>A path value and one in the query.</summary>
    /// <param name="probeId">The probe, with a pattern.</param>
    /// <param name="marketplaceId">A query value with limits.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    [Delete("/probes/v1/{probeId}")]
    Task DeleteProbeAsync([Pattern("^p.*")] string probeId, [Length(1, 20), AliasAs("marketplaceIds")] string marketplaceId, CancellationToken cancellationToken = default);

    /// <summary>A path value without limits.</summary>
    /// <param name="probeId">The probe.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    [Get("/probes/v1/raw/{probeId}")]
    Task GetRawAsync(string probeId, CancellationToken cancellationToken = default);
}
