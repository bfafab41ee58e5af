using System.Text.Json;

namespace ServiceApi.Client.Testing;

/// <summary>An event that has been reported of a service order.</summary>
public sealed class SandboxRepairEvent
{
    internal SandboxRepairEvent(string name, JsonElement json, DateTimeOffset receivedAt)
    {
        Name = name;
        Json = json;
        ReceivedAt = receivedAt;
    }

    /// <summary>The event's name, such as <c>product_received</c>.</summary>
    public string Name { get; }

    /// <summary>The whole of the report as it was sent, its name included.</summary>
    public JsonElement Json { get; }

    /// <summary>When the request had been read, by the sandbox's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The name: nothing that names a person.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => Name;
}
