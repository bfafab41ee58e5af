using System.Runtime.CompilerServices;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Paging;

/// <summary>A listing that asks the service for its pages.</summary>
/// <param name="operation">The operation that lists.</param>
/// <param name="read">Reads the page that a token leads to, with an optional page size.</param>
/// <param name="cancellationToken">Ends every enumeration.</param>
internal sealed class ServicePageable<T>(
    Operation operation,
    Func<string?, int?, CancellationToken, Task<Page<T>>> read,
    CancellationToken cancellationToken) : AsyncPageable<T>
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        ReadPagesAsync(continuationToken, pageSizeHint, CancellationToken.None);

    private async IAsyncEnumerable<Page<T>> ReadPagesAsync(string? token, int? pageSize, [EnumeratorCancellation] CancellationToken enumeration)
    {
        using var both = cancellationToken.CanBeCanceled && enumeration.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enumeration)
            : null;
        var either = both?.Token ?? (enumeration.CanBeCanceled ? enumeration : cancellationToken);

        // A circle of tokens would never end. One token is remembered, a later one after twice as many pages: it meets any circle.
        var remembered = token;
        for (int pages = 1, next = 2; ; pages++)
        {
            var page = await ReadPageAsync(token, pageSize, either).ConfigureAwait(false);
            token = page.ContinuationToken;
            if (token is not null && token == remembered)
            {
                throw new ServiceApiUnreadableResponseException(
                    new ServiceApiFailure { Operation = operation },
                    "it leads back to a page that was read before");
            }

            yield return page;
            if (token is null)
            {
                yield break;
            }

            if (pages == 1 || pages == next)
            {
                remembered = token;
                next = pages * 2;
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Page<T>> ReadPageAsync(string? token, int? pageSize, CancellationToken either)
    {
        try
        {
            return await read(token, pageSize, either).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested(); // in the name of the token that the caller knows
            throw;
        }
    }
}
