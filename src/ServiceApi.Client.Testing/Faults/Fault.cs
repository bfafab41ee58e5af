using System.Globalization;

namespace ServiceApi.Client.Testing;

/// <summary>
/// Something that goes wrong with a request: it waits, it is answered otherwise, or its connection breaks, or several of
/// these. Add it to <see cref="ServiceApiSandbox.Faults"/>.
/// </summary>
/// <remarks>
/// A fault comes before tokens and usage plans are looked at. A request that is answered by its fault changes nothing and
/// takes nothing from a usage plan, unless it <see cref="CarriesOut"/>.
/// </remarks>
public sealed partial record Fault
{
    /// <summary>The value of <see cref="Times"/> for a fault that stays until it is removed.</summary>
    public const int Always = int.MaxValue;

    /// <summary>
    /// The id of the operation that it happens to, such as <c>getServiceJobs</c>, or <see cref="ServiceApiSandbox.TokenOperation"/>,
    /// <see cref="ServiceApiSandbox.ExtendTokenOperation"/> or <see cref="ServiceApiSandbox.UploadOperation"/>.
    /// </summary>
    /// <value>The default, <see langword="null"/>, is every request but those for tokens.</value>
    public string? Operation { get; init; }

    /// <summary>Which of those requests it happens to.</summary>
    /// <value>The default, <see langword="null"/>, is all of them.</value>
    public Func<RecordedRequest, bool>? When { get; init; }

    /// <summary>How many of those requests are left alone first; at least 0.</summary>
    /// <value>The default is 0.</value>
    public int Skip { get; init; }

    /// <summary>How many requests it happens to; at least 1.</summary>
    /// <value>The default is 1.</value>
    public int Times { get; init; } = 1;

    /// <summary>What the request waits for before anything else is done; the test completes it.</summary>
    /// <value>The default, <see langword="null"/>, is nothing.</value>
    public Task? Until { get; init; }

    /// <summary>How long the request waits before anything else is done, by the sandbox's clock; after <see cref="Until"/>.</summary>
    /// <value>The default is no time.</value>
    public TimeSpan RequestDelay { get; init; }

    /// <summary>How long the answer is held back after the request has been carried out, by the sandbox's clock: longer than the client waits, say.</summary>
    /// <value>The default is no time beyond <see cref="ServiceApiSandboxOptions.Latency"/>.</value>
    public TimeSpan AnswerDelay { get; init; }

    /// <summary>The status to answer with, 200 to 599.</summary>
    /// <value>The default, <see langword="null"/>, leaves the answer to the operation.</value>
    public int? StatusCode { get; init; }

    /// <summary>The body to answer with, together with <see cref="StatusCode"/>.</summary>
    /// <value>The default, <see langword="null"/>, is what the service says with the status.</value>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>
    /// Headers to answer with, together with <see cref="StatusCode"/>. Without a <c>Content-Type</c> a body is
    /// <c>application/json</c>; with <c>Transfer-Encoding: chunked</c> its length is not told.
    /// </summary>
    /// <value>The default is none beside those that every answer has.</value>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What to ask for in the header <c>Retry-After</c>, rounded up to whole seconds, together with <see cref="StatusCode"/>.</summary>
    /// <value>The default, <see langword="null"/>, is nothing.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the answer is compressed with gzip, be it the operation's or the fault's, whole or breaking off.</summary>
    /// <value>The default is <see langword="false"/>. An answer that has no body stays as it is.</value>
    public bool CompressesAnswer { get; init; }

    /// <summary>Whether the answer's body is followed by spaces without end, as fast as the client takes them, until it hangs up. Its length is not told.</summary>
    /// <value>The default is <see langword="false"/>. An answer with status 204 or 304 has no body.</value>
    public bool NeverEnds { get; init; }

    /// <summary>Where the connection breaks.</summary>
    /// <value>The default is nowhere.</value>
    public ConnectionBreak Break { get; init; }

    /// <summary>
    /// Whether the request is carried out although its sender will not learn of it: with <see cref="StatusCode"/>, or with a
    /// connection that breaks before the answer. Not with 429 and 503, which say that nothing was done.
    /// </summary>
    /// <value>The default is <see langword="false"/>. A request that the fault leaves an answer to is always carried out.</value>
    public bool CarriesOut { get; init; }

    /// <summary>Whether the service gets to see the request.</summary>
    internal bool LetsThrough => CarriesOut || (StatusCode is null && Break is not (ConnectionBreak.WithinRequest or ConnectionBreak.BeforeAnswer));

    /// <summary>The answer in place of the operation's; null when the operation's stands.</summary>
    internal Answer? AnswerTo(ISandboxService service)
    {
        if (StatusCode is not { } status)
        {
            return null;
        }

        var answer = Body is { } body ? Answer.Of(status, "application/json", body) : service.ForStatus(status);
        foreach (var (name, value) in Headers)
        {
            answer.Headers[name] = value;
        }

        if (RetryAfter is { } wait)
        {
            answer.Headers["Retry-After"] = Math.Ceiling(wait.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture);
        }

        return answer;
    }
}
