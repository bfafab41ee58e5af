namespace ServiceApi.Client.Paging;

/// <summary>A listing of pages that are there already.</summary>
internal sealed class GivenPages<T>(IEnumerable<Page<T>> pages) : AsyncPageable<T>
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var isReached = continuationToken is null;
        foreach (var page in pages)
        {
            if (isReached)
            {
                await Task.CompletedTask.ConfigureAwait(false);
                yield return page;
            }

            isReached |= page.ContinuationToken == continuationToken;
        }
    }
}
