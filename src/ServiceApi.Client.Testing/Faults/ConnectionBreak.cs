namespace ServiceApi.Client.Testing;

/// <summary>Where a connection breaks.</summary>
public enum ConnectionBreak
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>
    /// Half-way through the request's body, or before it when its length is not told: the connection is reset. Nothing is carried
    /// out. Such a fault comes before all others, and its <see cref="Fault.When"/> sees no body.
    /// </summary>
    WithinRequest,

    /// <summary>After the request has been read and before any of the answer: the connection is reset.</summary>
    BeforeAnswer,

    /// <summary>Half-way through the answer's headers: the stream ends.</summary>
    WithinHeaders,

    /// <summary>After the headers and before any of the body: the stream ends. An answer that has no body breaks within its headers.</summary>
    AfterHeaders,

    /// <summary>
    /// After the headers and half of the body: the stream ends before the length that the headers say. An answer that has
    /// no body breaks within its headers.
    /// </summary>
    WithinBody,

    /// <summary>
    /// After the headers and half of the body nothing more comes, and the connection stays open until the client hangs up. Of an
    /// answer that has no body, half of the headers come.
    /// </summary>
    StalledWithinBody,
}
