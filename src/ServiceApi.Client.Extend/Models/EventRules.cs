using System.Globalization;

namespace ServiceApi.Client.Extend;

/// <summary>What an event must keep to. Messages say which member and what is allowed, never the value, which could be personal.</summary>
internal static class EventRules
{
    private const string Additional = nameof(RepairEvent.AdditionalMembers);
    private const string WellFormed = "well-formed text: half of a surrogate pair cannot be sent";

    public static IEnumerable<string> Violations(RepairEvent repairEvent)
    {
        var declared = EventMembers.Of(repairEvent.GetType()).ToDictionary(member => member.Name, member => member.Get!(repairEvent), StringComparer.Ordinal);
        foreach (var (name, value) in declared)
        {
            // Open enums are formattable. So are times, whose texts break no rule.
            var text = value as string ?? (value as IFormattable)?.ToString(null, CultureInfo.InvariantCulture);
            if (text is "" && value is not string)
            {
                yield return $"{PropertyOf(name)} must not be empty: give a constant of {value!.GetType().Name} or another text, or leave it out";
            }

            if (!StrictEncoder.CanEncode(text))
            {
                yield return $"{PropertyOf(name)} must be {WellFormed}";
            }
        }

        foreach (var name in repairEvent.AdditionalMembers.Keys)
        {
            if (declared.ContainsKey(name))
            {
                yield return $"{Additional} must not hold {name}, which the event declares itself";
            }

            if (!StrictEncoder.CanEncode(name))
            {
                yield return $"{Additional} must have names that are {WellFormed}";
            }
        }
    }

    /// <summary>The property that a member is in C#: metadata has the names on the wire alone.</summary>
    private static string PropertyOf(string member) => $"{char.ToUpperInvariant(member[0])}{member.AsSpan(1)}";
}
