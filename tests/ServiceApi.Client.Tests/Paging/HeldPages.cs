using ServiceApi.Client.Contract;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client.Tests.Paging;

/// <summary>A listing of three pages, 1 to 6, each of which a test lets go.</summary>
internal sealed class HeldPages
{
    private readonly TaskCompletionSource[] _held = [new(), new(), new()];

    public HeldPages(CancellationToken cancellationToken = default)
    {
        Listing = new ServicePageable<int>(ServicesApiOperations.GetServiceJobs, ReadAsync, cancellationToken);
    }

    public AsyncPageable<int> Listing { get; }

    /// <summary>How many pages were asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>How many of them were cancelled.</summary>
    public int Cancelled { get; private set; }

    public void LetGo(int page) => _held[page].TrySetResult();

    public void LetAllGo() => Array.ForEach(_held, page => page.TrySetResult());

    public void Fail(int page) => _held[page].TrySetException(new InvalidOperationException($"page {page}"));

    private async Task<Page<int>> ReadAsync(string? token, int? pageSize, CancellationToken cancellationToken)
    {
        var page = token is null ? 0 : token[0] - '0';
        Asked++;
        try
        {
            await _held[page].Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled++;
            throw;
        }

        return new([(page * 2) + 1, (page * 2) + 2], page < 2 ? $"{page + 1}" : null) { TotalSize = 6 };
    }
}
