using System.Runtime.CompilerServices;

namespace ServiceApi.Client.Paging;

/// <summary>A listing that tells how far it has come.</summary>
internal sealed class ReportedPageable<T>(AsyncPageable<T> listing, IProgress<ListingProgress> progress, TimeProvider time) : AsyncPageable<T>
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        ReadAsync(listing.AsPages(continuationToken, pageSizeHint), CancellationToken.None);

    private async IAsyncEnumerable<Page<T>> ReadAsync(IAsyncEnumerable<Page<T>> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var enumerator = pages.GetAsyncEnumerator(cancellationToken);
        await using var ending = enumerator.ConfigureAwait(false);
        var start = time.GetTimestamp();
        var asked = start;
        var waited = TimeSpan.Zero;
        long seen = 0;
        for (var count = 1; await enumerator.MoveNextAsync().ConfigureAwait(false); count++)
        {
            var now = time.GetTimestamp();
            waited += time.GetElapsedTime(asked, now);
            var page = enumerator.Current;
            seen += page.Values.Count;
            progress.Report(new()
            {
                Seen = seen,
                Total = page.TotalSize,
                Pages = count,
                Elapsed = time.GetElapsedTime(start, now),
                Waited = waited,
            });
            yield return page;
            asked = time.GetTimestamp();
        }
    }
}
