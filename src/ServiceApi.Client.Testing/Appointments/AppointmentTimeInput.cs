using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>The time that an appointment is asked for, read by the contract's rules.</summary>
internal sealed class AppointmentTimeInput
{
    /// <summary>How long an appointment is when nobody says; a provider would have configured it.</summary>
    public const int ConfiguredMinutes = 60;

    private const int MostDaysAhead = 365;

    public AppointmentTimeInput(JsonObject? body, Violations violations)
    {
        var time = body?["appointmentTime"] as JsonObject;
        violations.AddIf(body is not null && time is null, "appointmentTime is required.");
        if (time is null)
        {
            return;
        }

        var text = time.Text("startTime");
        if (text is null || !IsoDate.TryParse(text, out var start))
        {
            violations.Add("appointmentTime.startTime must be a date and time in ISO 8601 format.");
            return;
        }

        violations.AddIf(!IsoDate.IsUtc(text), "appointmentTime.startTime must be in UTC.");
        StartTime = start;
        if (time["durationInMinutes"] is { } duration)
        {
            var minutes = 0;
            var isWhole = duration.GetValueKind() == JsonValueKind.Number && duration.AsValue().TryGetValue(out minutes);
            violations.AddIf(!isWhole || minutes < 1, "appointmentTime.durationInMinutes must be a whole number of at least 1.");
            DurationInMinutes = minutes;
        }
    }

    public DateTimeOffset StartTime { get; }

    public int DurationInMinutes { get; } = ConfiguredMinutes;

    /// <summary>Whether an appointment can be then.</summary>
    public bool IsAhead(DateTimeOffset now) => StartTime > now && StartTime <= now.AddDays(MostDaysAhead);

    public static Answer RefuseAsNotAhead() =>
        JobRules.Unprocessable("An appointment must begin in the future and at most 365 days ahead.");

    public JsonObject ToJson() => new()
    {
        ["startTime"] = IsoDate.Format(StartTime),
        ["durationInMinutes"] = DurationInMinutes,
    };
}
