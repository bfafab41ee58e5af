namespace ServiceApi.Client.Testing;

/// <summary>What goes wrong. Each request meets one fault at most: the first that was added and fits.</summary>
public sealed class SandboxFaults
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly HashSet<string> _operationIds;

    internal SandboxFaults(IEnumerable<string> operationIds) => _operationIds = new(operationIds, StringComparer.Ordinal);

    /// <summary>Lets something go wrong from the next request on.</summary>
    /// <param name="fault">What, and for which requests.</param>
    /// <exception cref="ArgumentException">The fault cannot happen as it is described; the message says why.</exception>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Check(fault);
        lock (_gate)
        {
            _entries.Add(new Entry(fault));
        }
    }

    /// <summary>Takes back a fault that may still have been going to happen.</summary>
    /// <param name="fault">The fault that was added.</param>
    /// <returns>Whether it was still there.</returns>
    public bool Remove(Fault fault)
    {
        lock (_gate)
        {
            return _entries.RemoveAll(entry => ReferenceEquals(entry.Fault, fault)) > 0;
        }
    }

    /// <summary>Takes back every fault.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    /// <summary>The fault that a request meets while its body is read; null when it is read whole.</summary>
    internal Fault? TakeWithinRequest(RecordedRequest request) => Take(request, isRead: false);

    /// <summary>The fault that a request meets that has been read; null when all goes well.</summary>
    internal Fault? Take(RecordedRequest request) => Take(request, isRead: true);

    private Fault? Take(RecordedRequest request, bool isRead)
    {
        lock (_gate)
        {
            var met = _entries.Find(entry => (entry.Fault.Break != ConnectionBreak.WithinRequest) == isRead && entry.Meets(request));
            if (met is { Remaining: 0 })
            {
                _entries.Remove(met);
            }

            return met?.Fault;
        }
    }

    private void Check(Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Times, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.Skip);
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.RequestDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.AnswerDelay, TimeSpan.Zero);
        if (fault.Operation is not null && !_operationIds.Contains(fault.Operation))
        {
            throw new ArgumentException($"The sandbox has no operation {fault.Operation}.", nameof(fault));
        }

        if (fault.StatusCode is < 200 or > 599)
        {
            throw new ArgumentException("The status must be 200 to 599.", nameof(fault));
        }

        if (fault is { StatusCode: 204 or 304, Body.IsEmpty: false })
        {
            throw new ArgumentException("An answer with status 204 or 304 has no body.", nameof(fault));
        }

        if (fault is { StatusCode: null } && (fault.Body is not null || fault.Headers.Count > 0 || fault.RetryAfter is not null))
        {
            throw new ArgumentException("A body, headers or a time to retry after need a status to go with.", nameof(fault));
        }

        if (fault is { Break: ConnectionBreak.WithinRequest } and ({ StatusCode: not null } or { CarriesOut: true }))
        {
            throw new ArgumentException("A request whose connection breaks within it is neither carried out nor answered.", nameof(fault));
        }

        if (fault is { NeverEnds: true } and ({ CompressesAnswer: true } or not { Break: ConnectionBreak.None }))
        {
            throw new ArgumentException("An answer without end is not compressed, and its connection does not break.", nameof(fault));
        }

        if (fault is { CarriesOut: true, StatusCode: 429 or 503 })
        {
            throw new ArgumentException("429 and 503 say that nothing was done; a request that they answer is not carried out.", nameof(fault));
        }
    }

    private sealed class Entry(Fault fault)
    {
        private int _skip = fault.Skip;

        public Fault Fault => fault;

        public int Remaining { get; private set; } = fault.Times;

        public bool Meets(RecordedRequest request)
        {
            var isItsOperation = fault.Operation is null
                ? request.OperationId is not (ServiceApiSandbox.TokenOperation or ServiceApiSandbox.ExtendTokenOperation)
                : request.OperationId == fault.Operation;
            if (!isItsOperation || fault.When?.Invoke(request) == false || _skip-- > 0)
            {
                return false;
            }

            Remaining -= fault.Times == Fault.Always ? 0 : 1;
            return true;
        }
    }
}
