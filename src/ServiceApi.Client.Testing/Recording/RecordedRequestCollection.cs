using System.Collections;

namespace ServiceApi.Client.Testing;

/// <summary>Every request that arrived, or the last ones, in the order in which they had been read. Reading it sees a snapshot, from any thread.</summary>
public sealed class RecordedRequestCollection : IReadOnlyCollection<RecordedRequest>
{
    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _requests = [];
    private readonly List<Waiter> _waiters = [];
    private readonly int _most;

    internal RecordedRequestCollection(int most) => _most = most;

    /// <summary>How many requests there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _requests.Count;
            }
        }
    }

    /// <summary>The requests of one operation.</summary>
    /// <param name="operationId">The operation's id, or <see cref="ServiceApiSandbox.TokenOperation"/>; <see langword="null"/> for requests that no operation answers.</param>
    /// <returns>A snapshot.</returns>
    public IReadOnlyList<RecordedRequest> Of(string? operationId)
    {
        lock (_gate)
        {
            return [.. _requests.Where(request => request.OperationId == operationId)];
        }
    }

    /// <summary>Waits until an operation has been asked for a number of times; the requests need not have been answered.</summary>
    /// <param name="operationId">The operation's id, or <see cref="ServiceApiSandbox.TokenOperation"/>.</param>
    /// <param name="count">How many of its requests there must be, those included that came before the call; no more than are kept (<see cref="ServiceApiSandboxOptions.MaxRecordedRequests"/>).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The operation's requests.</returns>
    public async Task<IReadOnlyList<RecordedRequest>> WaitForAsync(string operationId, int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operationId);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _most);
        var waiter = new Waiter(operationId, count);
        lock (_gate)
        {
            _waiters.Add(waiter);
            Wake();
        }

        await waiter.Arrived.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return Of(operationId);
    }

    /// <summary>Forgets every request.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }

    /// <inheritdoc/>
    public IEnumerator<RecordedRequest> GetEnumerator()
    {
        lock (_gate)
        {
            return ((IEnumerable<RecordedRequest>)[.. _requests]).GetEnumerator();
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(RecordedRequest request)
    {
        lock (_gate)
        {
            _requests.Enqueue(request);
            if (_requests.Count > _most)
            {
                _requests.Dequeue();
            }

            Wake();
        }
    }

    private void Wake() => _waiters.RemoveAll(waiter =>
        _requests.Count(request => request.OperationId == waiter.OperationId) >= waiter.Count && waiter.Arrived.TrySetResult());

    private sealed record Waiter(string OperationId, int Count)
    {
        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
