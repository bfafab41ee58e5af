using ServiceApi.Client;

namespace Quickstart;

/// <summary>Counts what the client sends, through the metadata of each answer.</summary>
internal sealed class Usage
{
    public Usage() => Options = new CallOptions { OnResponse = Count };

    /// <summary>Options to call with, so that the call is counted.</summary>
    public CallOptions Options { get; }

    public int Calls { get; private set; }

    public int Requests { get; private set; }

    public int Pages { get; private set; }

    private void Count(ResponseMetadata response)
    {
        Calls++;
        Requests += response.Attempts;
        Pages += response.Operation.Id == "getServiceJobs" ? 1 : 0;
    }
}
