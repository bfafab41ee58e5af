using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Generators.Tests.Probes;

/// <summary>An open enum.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ProbeState>))]
public readonly partial struct ProbeState : IOpenEnum<ProbeState>
{
    /// <summary>Ready.</summary>
    public const string Ready = "READY";

    /// <summary>With characters that C# and a URI escape.</summary>
    public const string Odd = "\"A\\B\" & C";

    /// <summary>The same value under a second name.</summary>
    public const string AlsoReady = Ready;
}
