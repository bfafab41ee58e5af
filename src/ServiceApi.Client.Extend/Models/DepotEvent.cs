using System.Text.Json.Serialization;

namespace ServiceApi.Client.Extend;

/// <summary>A step of a repair for which the device is brought to the repair shop.</summary>
[JsonConverter(typeof(RepairEventConverter))]
public abstract record DepotEvent : RepairEvent
{
    private protected DepotEvent(string name)
        : base(name)
    {
    }
}
