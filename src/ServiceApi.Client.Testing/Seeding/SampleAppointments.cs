using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>Appointments that fit a job's status.</summary>
internal static class SampleAppointments
{
    private static readonly string[] PoaTypes = ["CUSTOMER_SIGNATURE", "POA_RECEIPT", "DUMMY_RECEIPT", "NO_SIGNATURE_DUMMY_POS"];

    public static JsonArray Preferred(int number, DateTimeOffset now) => new(
        Time(DaytimeAhead(now, number, days: 3), 240),
        Time(DaytimeAhead(now, number, days: 5), 240));

    public static JsonArray For(string status, int number, DateTimeOffset created, DateTimeOffset now)
    {
        var ahead = Time(DaytimeAhead(now, number, days: 2 + (number % 14)), 60 + (number % 3 * 30));
        var past = Time(created + ((now - created) / 4), 60);
        return status switch
        {
            "NOT_SERVICED" when number % 4 == 0 => new(Rescheduled(number, past), Active(number, ahead)),
            "NOT_SERVICED" => new(Active(number, ahead)),
            "COMPLETED" => new(Completed(number, past, created + ((now - created) / 3))),
            "CANCELLED" => new(Appointment(number, 1, "CANCELLED", past)),
            _ => [],
        };
    }

    private static JsonObject Active(int number, JsonObject time)
    {
        var appointment = Appointment(number, 2, "ACTIVE", time);
        appointment["assignedTechnicians"] = new JsonArray(SamplePerson.Technician(number));
        return appointment;
    }

    private static JsonObject Rescheduled(int number, JsonObject time)
    {
        var appointment = Appointment(number, 1, "CANCELLED", time);
        appointment["rescheduledAppointmentId"] = Id(number, 2);
        return appointment;
    }

    private static JsonObject Completed(int number, JsonObject time, DateTimeOffset uploaded)
    {
        var technician = SamplePerson.Technician(number);
        var appointment = Appointment(number, 1, "COMPLETED", time);
        appointment["assignedTechnicians"] = new JsonArray(technician);
        appointment["poa"] = new JsonObject
        {
            ["appointmentTime"] = time.DeepClone(),
            ["technicians"] = new JsonArray(technician.DeepClone()),
            ["uploadingTechnician"] = technician["technicianId"]!.DeepClone(),
            ["uploadTime"] = IsoDate.Format(uploaded),
            ["poaType"] = PoaTypes[number / 10 % PoaTypes.Length],
        };
        return appointment;
    }

    private static JsonObject Appointment(int number, int ordinal, string status, JsonObject time) => new()
    {
        ["appointmentId"] = Id(number, ordinal),
        ["appointmentStatus"] = status,
        ["appointmentTime"] = time,
    };

    private static JsonObject Time(DateTimeOffset start, int minutes) => new()
    {
        ["startTime"] = IsoDate.Format(start),
        ["durationInMinutes"] = minutes,
    };

    private static string Id(int number, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{number:D7}{ordinal:D2}");

    private static DateTimeOffset DaytimeAhead(DateTimeOffset now, int number, int days) =>
        new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(days).AddHours(9 + (number % 8));
}
