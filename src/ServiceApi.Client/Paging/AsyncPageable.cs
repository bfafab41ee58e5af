namespace ServiceApi.Client.Paging;

/// <summary>
/// A listing that is read page by page as it is enumerated: a page is asked for only when its first element is. It can be
/// enumerated again, which asks again.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
{
    /// <summary>Makes a listing of pages that are there already, for tests of code that lists.</summary>
    /// <param name="pages">The pages.</param>
    /// <returns>The listing.</returns>
    public static AsyncPageable<T> FromPages(IEnumerable<Page<T>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return new GivenPages<T>(pages);
    }

    /// <summary>Reads the listing in pages.</summary>
    /// <param name="continuationToken">A <see cref="Page{T}.ContinuationToken"/> of the same query to go on from; null to begin.</param>
    /// <param name="pageSizeHint">How many elements to ask for in one page, brought within what the service allows; null for what the query says.</param>
    /// <returns>The pages. Cancel with <c>WithCancellation</c>.</returns>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null);

    /// <summary>
    /// Reads ahead: while the app works on a page, the next one is under way. A page is still asked for only after the one
    /// before it has come, and the first when it is needed; what is under way when the enumeration ends is cancelled.
    /// </summary>
    /// <remarks>It costs one request too many where the app stops before the end.</remarks>
    /// <returns>The same listing, read ahead.</returns>
    public AsyncPageable<T> ReadAhead() => new ReadAheadPageable<T>(this);

    /// <summary>Tells how far an enumeration has come, as each page arrives and before the app gets it.</summary>
    /// <param name="progress">Whom to tell. What it throws ends the enumeration.</param>
    /// <param name="time">The clock of rates and waits; null for the machine's.</param>
    /// <returns>The same listing, with reports.</returns>
    public AsyncPageable<T> ReportTo(IProgress<ListingProgress> progress, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return new ReportedPageable<T>(this, progress, time ?? TimeProvider.System);
    }

    /// <summary>Enumerates the elements of all pages.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The enumerator.</returns>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var value in page.Values)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return value;
            }
        }
    }
}
