using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Extend;

/// <summary>
/// One step of a repair. There is a type for each event that Extend lists, a <see cref="DepotEvent"/> or an <see cref="OnsiteEvent"/>,
/// and <see cref="OtherEvent"/> for every other name.
/// </summary>
/// <remarks>
/// <para>No member has to be given. Those that are null are not sent; empty texts and empty lists are sent as they are. Lengths are not limited.</para>
/// <para>
/// Times are sent as whole milliseconds since 1970-01-01T00:00Z, rounded down. Extend documents no more than "number": this is how we
/// read it.
/// </para>
/// <para>Lists and JSON are copied when they are given, and events are equal when all that they say is. Two times are equal at any offset.</para>
/// </remarks>
[JsonConverter(typeof(RepairEventConverter))]
public abstract record RepairEvent : IValidatable
{
    private protected RepairEvent(string name)
    {
        Event = name;
    }

    /// <summary>The event's name on the wire.</summary>
    [JsonPropertyOrder(-1)]
    public string Event { get; }

    /// <summary>Whatever else there is to say.</summary>
    public string? Notes { get; init; }

    /// <summary>Members of the JSON object that the event's type does not declare.</summary>
    /// <value>Empty.</value>
    /// <exception cref="ArgumentNullException">The members are null.</exception>
    /// <exception cref="ArgumentException">A value cannot be written as JSON.</exception>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers
    {
        get;
        init => field = JsonMembers.CopyOf(value, nameof(AdditionalMembers));
    } = JsonMembers.None;

    /// <summary>The event's name. The rest may be personal.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => $"{GetType().Name} {{ {nameof(Event)} = {Event} }}";

    void IValidatable.Validate(string parameterName)
    {
        var violations = string.Join(' ', EventRules.Violations(this).Select(violation => $"{parameterName}.{violation}."));
        if (violations.Length > 0)
        {
            throw new ArgumentException(violations, parameterName);
        }
    }
}
