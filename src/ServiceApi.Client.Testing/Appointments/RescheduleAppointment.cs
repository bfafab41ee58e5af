using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class RescheduleAppointment(JobStore jobs, JobAppointments appointments, TimeProvider clock)
    : SandboxOperation(ServicesApiOperations.RescheduleAppointmentForServiceJobByServiceJobId)
{
    public override bool TakesBody => true;

    public override Answer CarryOut(OperationCall call)
    {
        var jobId = call.PathValue("serviceJobId");
        var appointmentId = call.PathValue("appointmentId");
        var body = call.Body();
        var time = new AppointmentTimeInput(body, call.Violations);
        _ = body.RequiredText("rescheduleReasonCode", call.Violations);
        return call.Violations.Any ? call.Violations.ToAnswer() : jobs.Change(jobId, job => Reschedule(job, appointmentId, time));
    }

    private Answer Reschedule(JsonObject job, string appointmentId, AppointmentTimeInput time)
    {
        if (JobAppointments.Refuse(job, appointmentId, out var earlier) is { } refusal)
        {
            return refusal;
        }

        if (!time.IsAhead(clock.GetUtcNow()))
        {
            return AppointmentTimeInput.RefuseAsNotAhead();
        }

        var id = appointments.Make(job, time);
        earlier["appointmentStatus"] = "CANCELLED";
        earlier["rescheduledAppointmentId"] = id;
        var answer = new JsonObject { ["appointmentId"] = id };
        if (earlier.Items("assignedTechnicians").Any())
        {
            answer["warnings"] = new JsonArray(ErrorAnswers.Error(
                "ResourcesNotAssigned", "The resources of the earlier appointment are not assigned to the new one.", "Assign resources to the new appointment."));
        }

        return Answer.Json(200, answer);
    }
}
