using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;

/// <summary>A contract of the app's own, which the generator in the package implements.</summary>
public interface IJobStatesApi
{
    [Get("/service/v1/serviceJobs/{serviceJobId}"), OperationId("getJobState"), UsagePlan(ratePerSecond: 20, burst: 40)]
    Task<JobState> GetJobStateAsync(string serviceJobId, CancellationToken cancellationToken = default);
}

public sealed record JobState(JobStatePayload? Payload);

public sealed record JobStatePayload(string? ServiceJobStatus);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JobState))]
internal sealed partial class JobStatesJson : JsonSerializerContext;
