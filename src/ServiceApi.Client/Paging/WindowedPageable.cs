using System.Runtime.CompilerServices;

namespace ServiceApi.Client.Paging;

/// <summary>A listing over a span of time that is read in several windows of it at once. Its tokens are checkpoints.</summary>
/// <param name="list">Lists a window page by page, with an optional page size.</param>
/// <param name="identify">The id of what is listed.</param>
/// <param name="after">The beginning of the span.</param>
/// <param name="before">The end of the span; null for the time at which an enumeration begins.</param>
/// <param name="query">What tells the listing's query from others.</param>
/// <param name="options">How many pages at once, and in which order.</param>
/// <param name="time">The clock.</param>
/// <param name="cancellationToken">Ends every enumeration.</param>
internal sealed class WindowedPageable<T>(
    Func<TimeWindow, int?, IAsyncEnumerable<Page<T>>> list,
    Func<T, string?> identify,
    long after,
    long? before,
    ulong query,
    ParallelListingOptions options,
    TimeProvider time,
    CancellationToken cancellationToken) : AsyncPageable<T>
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        ReadAsync(continuationToken is null ? null : Read(continuationToken), pageSizeHint, CancellationToken.None);

    private ListingCheckpoint Read(string continuationToken)
    {
        var checkpoint = ListingCheckpoint.Parse(continuationToken)
            ?? throw new ArgumentException("continuationToken must be the ContinuationToken of a page of a parallel listing, and is none.", nameof(continuationToken));
        return checkpoint.Query == query
            ? checkpoint
            : throw new ArgumentException("continuationToken must be of a parallel listing with the same query, and is of another.", nameof(continuationToken));
    }

    private async IAsyncEnumerable<Page<T>> ReadAsync(ListingCheckpoint? checkpoint, int? pageSize, [EnumeratorCancellation] CancellationToken enumeration)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enumeration);
        var start = checkpoint ?? new(Border: null, before ?? Math.Max(after, time.GetUtcNow().ToUnixTimeMilliseconds()), query);
        var pages = new WindowedEnumeration<T>(window => list(window, pageSize), identify, options, start, after, either.Token);
        await using var ending = pages.ConfigureAwait(false);
        while (await NextAsync(pages, enumeration).ConfigureAwait(false) is { } page)
        {
            yield return page;
        }
    }

    private async ValueTask<Page<T>?> NextAsync(WindowedEnumeration<T> pages, CancellationToken enumeration)
    {
        try
        {
            return await pages.NextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // In the name of the token that the caller knows
            enumeration.ThrowIfCancellationRequested();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }
}
