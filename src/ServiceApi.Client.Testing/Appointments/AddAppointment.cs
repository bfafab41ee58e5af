using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class AddAppointment(JobStore jobs, JobAppointments appointments, TimeProvider clock)
    : SandboxOperation(ServicesApiOperations.AddAppointmentForServiceJobByServiceJobId)
{
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
            return AppointmentTimeInput.RefuseAsNotAhead();
        }

        var hasAnother = job.Items("appointments").Any(JobAppointments.IsActive);
        var answer = new JsonObject { ["appointmentId"] = appointments.Make(job, time) };
        if (hasAnother)
        {
            answer["warnings"] = new JsonArray(ErrorAnswers.Error(
                "AnotherActiveAppointment", "The service job has another active appointment.", "Reschedule an appointment in order to replace it."));
        }

        return Answer.Json(200, answer);
    }
}
