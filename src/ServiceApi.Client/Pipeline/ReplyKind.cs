namespace ServiceApi.Client.Pipeline;

/// <summary>How one try of a call ended.</summary>
internal enum ReplyKind
{
    /// <summary>The service answered, with whatever status, and the answer was read to its end.</summary>
    Answer,

    /// <summary>The connection failed before, during or after the request.</summary>
    ConnectionFailed,

    /// <summary>The service did not answer in time.</summary>
    TimedOut,

    /// <summary>The answer was larger than a client should read.</summary>
    TooLarge,

    /// <summary>There was no access token to send.</summary>
    NoToken,

    /// <summary>The turn would not have come in time.</summary>
    QueueTooLong,
}
