namespace ServiceApi.Client;

/// <summary>What is different for one call. Immutable, so that one instance can serve many calls.</summary>
public sealed record CallOptions
{
    /// <summary>Fails with <see cref="ServiceApiThrottledException"/> rather than wait for a turn in the usage plan.</summary>
    public static CallOptions NoQueueing { get; } = new() { MaxQueueWait = TimeSpan.Zero };

    /// <summary>The longest that each send of the call waits for its turn; 0 to 1 day.</summary>
    /// <value>Null: <see cref="Throttling.ThrottlingOptions.MaxQueueWait"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or more than a day.</exception>
    public TimeSpan? MaxQueueWait
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? TimeSpan.Zero, TimeSpan.Zero, nameof(MaxQueueWait));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? TimeSpan.Zero, TimeSpan.FromDays(1), nameof(MaxQueueWait));
            field = value;
        }
    }

    /// <summary>
    /// Told how the call ended, before it returns or throws; for a listing, once a page; for an upload, once for each
    /// destination that was asked for and, where the document was sent, once for the upload. Not told of calls that are cancelled.
    /// What it throws reaches the caller in the place of the answer, so it should not throw.
    /// </summary>
    /// <value>Null: nobody is told.</value>
    public Action<ResponseMetadata>? OnResponse { get; init; }
}
