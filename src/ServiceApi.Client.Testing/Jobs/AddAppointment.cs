using System.Globalization;
using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class AddAppointment(JobStore jobs, TimeProvider clock) : SandboxOperation(ServicesApiOperations.AddAppointmentForServiceJobByServiceJobId)
{
    private int _added;

    public override bool TakesBody => true;

    public override Answer CarryOut(OperationCall call)
    {
        var id = call.PathValue("serviceJobId");
        var time = new AppointmentTimeInput(call.Body(), call.Violations);
        return call.Violations.Any ? call.Violations.ToAnswer() : jobs.Change(id, job => Add(job, time));
    }

    private Answer Add(JsonObject job, AppointmentTimeInput time)
    {
        if (JobRules.IsOver(job))
        {
            return JobRules.RefuseAsOver(job);
        }

        if (!time.IsAhead(clock.GetUtcNow()))
        {
            return JobRules.Unprocessable("An appointment must begin in the future and at most 365 days ahead.");
        }

        var hasAnother = job.Items("appointments").Any(appointment => appointment.Text("appointmentStatus") == "ACTIVE");
        var appointmentId = (100_000_000 + Interlocked.Increment(ref _added)).ToString(CultureInfo.InvariantCulture);
        if (job["appointments"] is not JsonArray appointments)
        {
            job["appointments"] = appointments = [];
        }

        appointments.Add((JsonNode)new JsonObject
        {
            ["appointmentId"] = appointmentId,
            ["appointmentStatus"] = "ACTIVE",
            ["appointmentTime"] = time.ToJson(),
        });
        if (job.Text("serviceJobStatus") == "PENDING_SCHEDULE")
        {
            job["serviceJobStatus"] = "NOT_SERVICED";
        }

        var answer = new JsonObject { ["appointmentId"] = appointmentId };
        if (hasAnother)
        {
            answer["warnings"] = new JsonArray(new JsonObject
            {
                ["code"] = "AnotherActiveAppointment",
                ["message"] = "The service job has another active appointment.",
                ["details"] = "Reschedule an appointment in order to replace it.",
            });
        }

        return Answer.Json(200, answer);
    }
}
