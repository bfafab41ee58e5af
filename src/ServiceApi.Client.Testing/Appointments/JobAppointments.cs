using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>The appointments of a job: how one is found, made and closed.</summary>
internal sealed class JobAppointments
{
    private int _made;

    /// <summary>Finds an appointment of a job that can still be worked on; otherwise says why there is none.</summary>
    public static Answer? Refuse(JsonObject job, string appointmentId, out JsonObject appointment)
    {
        var found = job.Items("appointments").OfType<JsonObject>().FirstOrDefault(candidate => candidate.Text("appointmentId") == appointmentId);
        appointment = found ?? [];
        return found is null ? ErrorAnswers.ForStatus(404)
            : JobRules.IsOver(job) ? JobRules.RefuseAsOver(job)
            : !IsActive(found) ? JobRules.Unprocessable($"The appointment is {found.Text("appointmentStatus")}.")
            : null;
    }

    public static bool IsActive(JsonNode appointment) => appointment.Text("appointmentStatus") == "ACTIVE";

    /// <summary>Gives every active appointment of a job another status.</summary>
    public static void Close(JsonObject job, string status)
    {
        foreach (var appointment in job.Items("appointments").Where(IsActive))
        {
            appointment["appointmentStatus"] = status;
        }
    }

    /// <summary>Makes an appointment for a job, which thereby waits for service.</summary>
    public string Make(JsonObject job, AppointmentTimeInput time)
    {
        var id = (100_000_000 + Interlocked.Increment(ref _made)).ToString(CultureInfo.InvariantCulture);
        if (job["appointments"] is not JsonArray appointments)
        {
            job["appointments"] = appointments = [];
        }

        appointments.Add((JsonNode)new JsonObject
        {
            ["appointmentId"] = id,
            ["appointmentStatus"] = "ACTIVE",
            ["appointmentTime"] = time.ToJson(),
        });
        if (job.Text("serviceJobStatus") == "PENDING_SCHEDULE")
        {
            job["serviceJobStatus"] = "NOT_SERVICED";
        }

        return id;
    }
}
