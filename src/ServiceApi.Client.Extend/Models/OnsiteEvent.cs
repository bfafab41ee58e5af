using System.Text.Json.Serialization;

namespace ServiceApi.Client.Extend;

/// <summary>A step of a repair for which a technician comes to the device.</summary>
[JsonConverter(typeof(RepairEventConverter))]
public abstract record OnsiteEvent : RepairEvent
{
    private protected OnsiteEvent(string name)
        : base(name)
    {
    }
}
