using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>A service job of the sandbox as it was when it was asked for.</summary>
public sealed class SandboxJob
{
    internal SandboxJob(string id, JsonObject json, DateTimeOffset createTime, DateTimeOffset lastUpdateTime)
    {
        Id = id;
        Json = json;
        CreateTime = createTime;
        LastUpdateTime = lastUpdateTime;
    }

    /// <summary>The id of the job.</summary>
    public string Id { get; }

    /// <summary>The status of the job, such as <c>NOT_SERVICED</c>; <see langword="null"/> when it has none.</summary>
    public string? Status => Json.Text("serviceJobStatus");

    /// <summary>When the job was created, which <c>createdAfter</c> and <c>createdBefore</c> of getServiceJobs go by.</summary>
    public DateTimeOffset CreateTime { get; }

    /// <summary>When the job last changed, which <c>lastUpdatedAfter</c> and <c>lastUpdatedBefore</c> of getServiceJobs go by.</summary>
    public DateTimeOffset LastUpdateTime { get; }

    /// <summary>The job as the service sends it: a copy of what the sandbox holds.</summary>
    public JsonObject Json { get; }

    /// <summary>The id and the status: nothing that names a person.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => $"{Id} {Status}";

    internal SandboxJob Copy() => new(Id, (JsonObject)Json.DeepClone(), CreateTime, LastUpdateTime);
}
