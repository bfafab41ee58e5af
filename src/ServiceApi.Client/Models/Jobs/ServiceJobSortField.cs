using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>What a list of service jobs is sorted by.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ServiceJobSortField>))]
public readonly partial struct ServiceJobSortField : IOpenEnum<ServiceJobSortField>
{
    /// <summary>The job's date.</summary>
    public const string JobDate = "JOB_DATE";

    /// <summary>The job's status.</summary>
    public const string JobStatus = "JOB_STATUS";
}
