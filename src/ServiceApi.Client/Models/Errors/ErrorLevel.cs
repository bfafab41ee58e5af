using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>How grave a <see cref="ServiceError"/> is.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ErrorLevel>))]
public readonly partial struct ErrorLevel : IOpenEnum<ErrorLevel>
{
    /// <summary>The request, or a part of it, was not carried out.</summary>
    public const string Error = "ERROR";

    /// <summary>The request was carried out; there is something to know about it.</summary>
    public const string Warning = "WARNING";
}
