using System.Runtime.CompilerServices;

namespace ServiceApi.Client.Paging;

/// <summary>A listing whose next page is under way while the app works on this one.</summary>
internal sealed class ReadAheadPageable<T>(AsyncPageable<T> listing) : AsyncPageable<T>
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        ReadAsync(listing.AsPages(continuationToken, pageSizeHint), CancellationToken.None);

    private static async IAsyncEnumerable<Page<T>> ReadAsync(IAsyncEnumerable<Page<T>> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var enumerator = pages.GetAsyncEnumerator(abandoned.Token);
        await using var ending = enumerator.ConfigureAwait(false);
        var next = enumerator.MoveNextAsync().AsTask();
        try
        {
            while (await ArriveAsync(next, cancellationToken).ConfigureAwait(false))
            {
                var page = enumerator.Current;
                next = enumerator.MoveNextAsync().AsTask();
                yield return page;
            }
        }
        finally
        {
            await abandoned.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<bool> ArriveAsync(Task<bool> next, CancellationToken cancellationToken)
    {
        try
        {
            return await next.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested(); // in the name of the token that the caller knows
            throw;
        }
    }
}
