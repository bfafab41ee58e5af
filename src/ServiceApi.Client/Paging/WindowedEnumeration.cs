namespace ServiceApi.Client.Paging;

/// <summary>
/// One enumeration of a parallel listing. It acts only when the app asks for a page: then it takes what has come meanwhile,
/// asks for more, and hands out a page. So nothing runs on when the app stops, and one thread at a time sees its state.
/// </summary>
/// <param name="list">Lists a window page by page.</param>
/// <param name="identify">The id of what is listed.</param>
/// <param name="options">How many pages at once, and in which order.</param>
/// <param name="start">Where it goes on and where it ends.</param>
/// <param name="after">Where it begins when there is nothing to go on from.</param>
/// <param name="cancellationToken">Ends it.</param>
internal sealed class WindowedEnumeration<T>(
    Func<TimeWindow, IAsyncEnumerable<Page<T>>> list,
    Func<T, string?> identify,
    ParallelListingOptions options,
    ListingCheckpoint start,
    long after,
    CancellationToken cancellationToken) : IAsyncDisposable
{
    // A window's last page is half empty on average: 2 % of 25 pages. Few pages are cut smaller, to be asked for at once.
    private const int FewestPagesPerWindow = 4;
    private const int MostPagesPerWindow = 25;
    private const int MostParts = 1000;

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly LinkedList<WindowListing<T>> _windows = []; // adjacent, in the order of time
    private readonly int _mostHeld = options.MaxPagesInFlight * (options.InOrder ? MostPagesPerWindow : 1);
    private int _inFlight;
    private int _ready;
    private int? _total;
    private int _pagesPerWindow;

    /// <summary>The next page; null when there is none.</summary>
    public async ValueTask<Page<T>?> NextAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_windows.Count == 0)
        {
            await BeginAsync().ConfigureAwait(false);
        }

        while (true)
        {
            await TakeArrivedAsync().ConfigureAwait(false);
            Ask();
            if (FindReady() is { } node)
            {
                return Deliver(node);
            }

            if (_inFlight == 0)
            {
                return null;
            }

            await Task.WhenAny(_windows.Select(window => window.Pending).OfType<Task>()).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (var window in _windows)
        {
            await window.DisposeAsync().ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    private static long Ceiling(long dividend, long divisor) => (dividend + divisor - 1) / divisor;

    private static HashSet<string> NoIds() => new(StringComparer.Ordinal);

    /// <summary>Begins; where an earlier run got as far as a border, by learning what that run has handed out of it.</summary>
    private async ValueTask BeginAsync()
    {
        if (start.Border is { } border)
        {
            var delivered = NoIds();
            await foreach (var page in list(new(border, border)).WithCancellation(_stop.Token).ConfigureAwait(false))
            {
                delivered.UnionWith(page.Values.Select(identify).OfType<string>());
            }

            _windows.AddLast(WindowListing<T>.Behind(border, delivered));
        }

        _windows.AddLast(new WindowListing<T>(new(start.Border ?? after, start.To), NoIds()));
    }

    private async ValueTask TakeArrivedAsync()
    {
        for (var node = _windows.First; node is not null && _inFlight > 0;)
        {
            var next = node.Next;
            if (node.Value.Pending is { IsCompleted: true })
            {
                await TakeAsync(node).ConfigureAwait(false);
            }

            node = next;
        }
    }

    private async ValueTask TakeAsync(LinkedListNode<WindowListing<T>> node)
    {
        var window = node.Value;
        _inFlight--;
        var page = await window.TakeAsync(identify).ConfigureAwait(false);
        _total ??= page.TotalSize;
        if (window.HasChanged && window.Window.CanBeSplit)
        {
            // Smaller windows have fewer pages to slip between; in the end a window is one page.
            await SplitAsync(node, parts: 2).ConfigureAwait(false);
        }
        else if (PartsOf(window, page) is > 1 and var parts)
        {
            await SplitAsync(node, parts).ConfigureAwait(false);
        }
        else
        {
            window.Ready.Enqueue(page);
            _ready++;
            if (window is { IsListed: true, HasChanged: true })
            {
                window.TryAgain();
            }

            if (window.IsListed)
            {
                window.ForgetFound(); // it may wait long for the earlier ones
            }
        }
    }

    /// <summary>Into how many windows one is split, now that its first page tells how much it holds.</summary>
    private long PartsOf(WindowListing<T> window, Page<T> page)
    {
        if (!window.IsProbed || !window.Window.CanBeSplit || page is not { ContinuationToken: not null, TotalSize: { } total, Values.Count: > 0 })
        {
            return 1;
        }

        var pages = Ceiling(total, page.Values.Count);
        if (_pagesPerWindow == 0)
        {
            _pagesPerWindow = (int)Math.Clamp(pages / options.MaxPagesInFlight, FewestPagesPerWindow, MostPagesPerWindow);
        }

        return pages <= 2 * _pagesPerWindow ? 1 : Math.Min(Ceiling(pages, _pagesPerWindow), MostParts);
    }

    private async ValueTask SplitAsync(LinkedListNode<WindowListing<T>> node, long parts)
    {
        var window = node.Value;
        foreach (var part in window.Window.Split(parts))
        {
            var delivered = window.Delivered.Count == 0 ? NoIds() : window.Delivered; // it may hold ids of any part
            _windows.AddBefore(node, new WindowListing<T>(part, delivered));
        }

        _windows.Remove(node);
        _ready -= window.Ready.Count;
        await window.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Asks for pages, the earliest windows' first. The one that the app waits for may always go on.</summary>
    private void Ask()
    {
        var mayHold = true;
        for (var node = _windows.First; node is not null && mayHold && _inFlight < options.MaxPagesInFlight; node = node.Next)
        {
            if (node.Value is { IsListed: false, Pending: null } window)
            {
                window.Ask(list, _stop.Token);
                _inFlight++;
            }

            mayHold = node.Value.IsFinished || _ready + _inFlight < _mostHeld;
        }
    }

    private LinkedListNode<WindowListing<T>>? FindReady()
    {
        var node = _windows.First;
        while (node is { Value.Ready.Count: 0 } && (!options.InOrder || node.Value.IsFinished))
        {
            node = node.Next;
        }

        return node is { Value.Ready.Count: > 0 } ? node : null;
    }

    private Page<T> Deliver(LinkedListNode<WindowListing<T>> node)
    {
        var page = node.Value.Ready.Dequeue();
        _ready--;
        var values = page.Values.Where(value => IsNew(node, identify(value))).ToList();
        LetGo(node);
        return new(values, Checkpoint()?.ToString()) { TotalSize = _total, Response = page.Response };
    }

    /// <summary>Where a later run can go on; null when there is nothing left for it.</summary>
    private ListingCheckpoint? Checkpoint() => _windows.First switch
    {
        { Value.IsFinished: true, Next: null } => null,
        { Value: { IsFinished: true } first } => start with { Border = first.Window.To },
        _ => start,
    };

    /// <summary>Lets go of what no neighbour needs that is still to come.</summary>
    private void LetGo(LinkedListNode<WindowListing<T>> node)
    {
        Span<LinkedListNode<WindowListing<T>>?> touched = [node.Previous, node, node.Next];
        foreach (var each in touched)
        {
            if (each is { Value.IsFinished: true } && each.Previous?.Value.IsFinished != false && each.Next?.Value.IsFinished != false)
            {
                each.Value.Forget();
            }
        }

        while (_windows.First is { Value.IsFinished: true, Next.Value.IsFinished: true })
        {
            _windows.RemoveFirst();
        }
    }

    /// <summary>Adjacent windows share the instant between them, and what lies in it.</summary>
    private static bool IsNew(LinkedListNode<WindowListing<T>> node, string? id) =>
        id is null
        || (node.Previous?.Value.Delivered.Contains(id) != true
            && node.Next?.Value.Delivered.Contains(id) != true
            && node.Value.Delivered.Add(id));
}
