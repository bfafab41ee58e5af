using System.Globalization;
using System.Runtime.CompilerServices;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client.Tests.Paging;

/// <summary>
/// A service in memory whose jobs lie on a line of time, in the order of microseconds: finer than the milliseconds that it is asked for.
/// Its page tokens count from the beginning, as many a service's do, so that whatever leaves moves the rest.
/// </summary>
internal sealed class Timeline
{
    private readonly List<(long Instant, string Id)> _jobs = [];
    private readonly List<TaskCompletionSource> _held = [];
    private int _count;

    public int PageSize { get; init; } = 20;

    /// <summary>Whether a test lets each page go.</summary>
    public bool Holds { get; init; }

    /// <summary>What answers tell of how many there are.</summary>
    public Func<int, int>? TellsTotal { get; init; } = total => total;

    /// <summary>Done before a page is read, with the number of pages so far: what changes meanwhile, or fails.</summary>
    public Action<int>? BeforePage { get; set; }

    public IReadOnlyList<string> Ids => [.. _jobs.Select(job => job.Id)];

    /// <summary>How many pages were asked for.</summary>
    public int Pages { get; private set; }

    public int InFlight { get; private set; }

    public int MostInFlight { get; private set; }

    public int Cancelled { get; private set; }

    /// <summary>The windows that were asked for.</summary>
    public List<TimeWindow> Windows { get; } = [];

    public IReadOnlyList<TaskCompletionSource> Held => _held;

    public void Add(long instant, int count = 1)
    {
        for (var added = 0; added < count; added++)
        {
            var index = IndexOf(instant + 1);
            _jobs.Insert(index, (instant, "J" + _count++.ToString(CultureInfo.InvariantCulture)));
        }
    }

    public void AddSpread(long from, long to, int count)
    {
        for (var added = 0; added < count; added++)
        {
            Add(from + ((to - from) * added / count));
        }
    }

    public void Remove(string id) => _jobs.RemoveAll(job => job.Id == id);

    public void LetGo(int index)
    {
        var held = _held[index];
        _held.RemoveAt(index);
        held.SetResult();
    }

    public WindowedPageable<string> ListIn(long from, long? to, ParallelListingOptions? options = null, TimeProvider? time = null, ulong query = 1, CancellationToken cancellationToken = default) =>
        new((window, pageSize) => List(window, pageSize ?? PageSize, CancellationToken.None), id => id, from, to, query, options ?? new(), time ?? TimeProvider.System, cancellationToken);

    private async IAsyncEnumerable<Page<string>> List(TimeWindow window, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Windows.Add(window);
        for (var from = 0; ;)
        {
            await BeginAsync(cancellationToken);
            BeforePage?.Invoke(Pages);
            InFlight--;
            var first = IndexOf(window.From * 1000);
            var total = Math.Max(0, IndexOf((window.To * 1000) + 1) - first);
            var isLast = from + pageSize >= total;
            var ids = _jobs.Skip(first + from).Take(Math.Clamp(total - from, 0, pageSize)).Select(job => job.Id);
            yield return new([.. ids], isLast ? null : "more") { TotalSize = TellsTotal?.Invoke(total) };
            if (isLast)
            {
                yield break;
            }

            from += pageSize;
        }
    }

    /// <summary>Where the jobs begin that are at an instant or later.</summary>
    private int IndexOf(long instant)
    {
        var (low, high) = (0, _jobs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _jobs[middle].Instant < instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        Pages++;
        InFlight++;
        MostInFlight = Math.Max(MostInFlight, InFlight);
        if (!Holds)
        {
            return;
        }

        var held = new TaskCompletionSource();
        _held.Add(held);
        try
        {
            await held.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            InFlight--;
            Cancelled++;
            throw;
        }
    }
}
