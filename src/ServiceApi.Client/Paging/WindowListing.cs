namespace ServiceApi.Client.Paging;

/// <summary>One window of a parallel listing, which is read page by page, and what has come of it.</summary>
/// <param name="window">The window.</param>
/// <param name="delivered">The ids of what the app has got of it already.</param>
internal sealed class WindowListing<T>(TimeWindow window, HashSet<string> delivered) : IAsyncDisposable
{
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private HashSet<string>? _foundBefore;
    private IAsyncEnumerator<Page<T>>? _pages;
    private int _pageCount;
    private int _withoutId;
    private int? _total;
    private bool _changed;

    public TimeWindow Window => window;

    /// <summary>The page that is under way.</summary>
    public Task<bool>? Pending { get; private set; }

    /// <summary>The pages that wait for the app.</summary>
    public Queue<Page<T>> Ready { get; } = [];

    /// <summary>The ids of what the app has got.</summary>
    public HashSet<string> Delivered { get; private set; } = delivered;

    /// <summary>Whether its first page has come and no other.</summary>
    public bool IsProbed => _pageCount == 1;

    public bool IsListed { get; private set; }

    /// <summary>Whether the app has got all of it.</summary>
    public bool IsFinished => IsListed && Ready.Count == 0;

    /// <summary>
    /// Whether what it holds has changed between two of its pages, so that something may have slipped from one that was to
    /// come to one that had been. A single page cannot have.
    /// </summary>
    public bool HasChanged => _pageCount > 1 && (_changed || (IsListed && _found.Count + _withoutId < _total));

    /// <summary>A window that the app has got in an earlier run, of which only the ids are needed.</summary>
    public static WindowListing<T> Behind(long border, HashSet<string> delivered) => new(new(border, border), delivered) { IsListed = true };

    public void Ask(Func<TimeWindow, IAsyncEnumerable<Page<T>>> list, CancellationToken cancellationToken)
    {
        _pages ??= list(window).GetAsyncEnumerator(cancellationToken);
        Pending = _pages.MoveNextAsync().AsTask();
    }

    /// <summary>Takes the page that has come; throws when it failed.</summary>
    public async ValueTask<Page<T>> TakeAsync(Func<T, string?> identify)
    {
        var hasCome = await Pending!.ConfigureAwait(false);
        Pending = null;
        var page = hasCome ? _pages!.Current : new Page<T>([]);
        _pageCount++;
        _total ??= page.TotalSize;
        _changed |= page.TotalSize is { } total && total != _total;
        foreach (var value in page.Values)
        {
            if (identify(value) is { } id)
            {
                _found.Add(id);
            }
            else
            {
                _withoutId++;
            }
        }

        IsListed = page.ContinuationToken is null;
        if (IsListed)
        {
            await DisposeAsync().ConfigureAwait(false);
        }

        return page;
    }

    /// <summary>Reads it from its beginning again, unless that has been done and has brought nothing new.</summary>
    public void TryAgain()
    {
        if (_foundBefore is not null && _found.IsSubsetOf(_foundBefore))
        {
            return;
        }

        (_foundBefore ??= new(StringComparer.Ordinal)).UnionWith(_found);
        _found.Clear();
        (_pageCount, _withoutId, _total, _changed, IsListed) = (0, 0, null, false, false);
    }

    /// <summary>Lets go of what it was read for, once it will not be read again.</summary>
    public void ForgetFound()
    {
        _found.Clear();
        _found.TrimExcess();
        _foundBefore = null;
    }

    /// <summary>Lets go of the ids, once nothing that is to come can hold one of them.</summary>
    public void Forget() => Delivered = [];

    public async ValueTask DisposeAsync()
    {
        if (Pending is Task pending)
        {
            await pending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_pages is not null)
        {
            await _pages.DisposeAsync().ConfigureAwait(false);
            _pages = null;
        }
    }
}
