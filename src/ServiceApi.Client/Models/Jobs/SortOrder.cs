using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>The direction in which a list is sorted.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<SortOrder>))]
public readonly partial struct SortOrder : IOpenEnum<SortOrder>
{
    /// <summary>Lowest, or earliest, first.</summary>
    public const string Asc = "ASC";

    /// <summary>Highest, or latest, first.</summary>
    public const string Desc = "DESC";
}
