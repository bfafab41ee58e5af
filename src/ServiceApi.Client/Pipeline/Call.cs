using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Pipeline;

/// <summary>One logical call on its way through the pipeline, and what has happened to it so far.</summary>
internal sealed class Call(OperationRequest request, TimeSpan maxQueueWait) : IDisposable
{
    public OperationRequest Request { get; } = request;

    public Operation Operation => Request.Operation;

    /// <summary>The longest that each of its sends may wait for its turn.</summary>
    public TimeSpan MaxQueueWait { get; } = maxQueueWait;

    /// <summary>The token that the next send carries.</summary>
    public CachedToken? Token { get; set; }

    /// <summary>Whether carrying it out leaves the service changed.</summary>
    public bool ChangesState => Operation.Method != HttpMethod.Get && !(Operation.Method == HttpMethod.Post && Operation.IsSafeToRepeat);

    /// <summary>How its last try ended.</summary>
    public Reply? Reply { get; set; }

    /// <summary>Whether the wait after a refusal lies in the operation's limiter, where the next try queues.</summary>
    public bool WaitsInQueue { get; set; }

    /// <summary>Whether it has to wait for its turn in a usage plan.</summary>
    public bool HasUsagePlan { get; set; }

    /// <summary>How long it waited for its turn, over all its sends.</summary>
    public TimeSpan TimeInQueue { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether the service may have carried out one of its sends without saying so.</summary>
    public bool IsOutcomeUnknown { get; set; }

    public void Dispose() => Reply?.Dispose();
}
