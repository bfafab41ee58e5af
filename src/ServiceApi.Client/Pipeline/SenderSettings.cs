namespace ServiceApi.Client.Pipeline;

/// <summary>What all requests of one account have in common.</summary>
internal sealed record SenderSettings(Uri Endpoint, string TokenHeader, Func<string, string> FormatToken, string Accept, string UserAgent, TimeSpan AttemptTimeout, bool KeepsErrorBodies)
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly string _origin = Endpoint.GetLeftPart(UriPartial.Authority);

    /// <summary>The address of a request, its path and query exactly as they were escaped.</summary>
    public Uri Address(string pathAndQuery) => new(_origin + pathAndQuery, AsWritten);
}
