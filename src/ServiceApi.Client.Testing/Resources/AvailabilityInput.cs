using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>Reads an availability record by the contract's rules, and notes what departs from them.</summary>
internal static class AvailabilityInput
{
    private static readonly string[] Weekdays = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

    /// <summary>The record; null when anything is wrong with it.</summary>
    public static Availability? Read(JsonNode? record, Violations violations)
    {
        if (record is not JsonObject availability)
        {
            violations.Add("An availability must be an object.");
            return null;
        }

        var start = availability.RequiredDate("startTime", violations);
        var end = availability.RequiredDate("endTime", violations);
        var capacity = availability["capacity"] is { } given ? given.Whole() : 1;
        violations.AddIf(capacity is not (>= 1 and <= int.MaxValue), "capacity must be a whole number of at least 1.");
        violations.AddIf(end <= start, "endTime must be later than startTime.");
        var repetition = availability["recurrence"] is null ? null : ReadRepetition(availability, start, violations);
        violations.AddIf(repetition is not null && end - start > TimeSpan.FromDays(1), "What recurs must end within 24 hours after its startTime.");
        return violations.Any ? null : new Availability(start!.Value, end!.Value, (int)capacity!.Value, repetition);
    }

    private static Repetition? ReadRepetition(JsonObject availability, DateTimeOffset? start, Violations violations)
    {
        var recurrence = availability.RequiredObject("recurrence", violations);
        var until = recurrence.RequiredDate("endTime", violations);
        violations.AddIf(until <= start, "recurrence.endTime must be later than startTime.");
        var weekdays = Values(recurrence, "daysOfWeek", violations).Select(day => Array.IndexOf(Weekdays, Name(day))).ToArray();
        violations.AddIf(weekdays.Contains(-1), $"Each of daysOfWeek must be one of {string.Join(", ", Weekdays)}.");
        var monthDays = Values(recurrence, "daysOfMonth", violations).Select(day => day.Whole() ?? 0).ToArray();
        violations.AddIf(monthDays.Any(day => day is < 1 or > 31), "Each of daysOfMonth must be a whole number from 1 to 31.");
        return until is null ? null : new Repetition(until.Value, [.. weekdays.Select(day => (DayOfWeek)day)], [.. monthDays.Select(day => (int)Math.Clamp(day, 0, 32))]);
    }

    private static string? Name(JsonNode? day) => day is JsonValue value && value.TryGetValue(out string? name) ? name : null;

    private static JsonArray Values(JsonObject? recurrence, string member, Violations violations)
    {
        violations.AddIf(recurrence?[member] is not (null or JsonArray), $"{member} must be an array.");
        return recurrence?[member] as JsonArray ?? [];
    }
}
