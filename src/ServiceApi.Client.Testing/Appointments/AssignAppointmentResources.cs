using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class AssignAppointmentResources(JobStore jobs, SandboxResources resources, CapacityBook capacity)
    : SandboxOperation(ServicesApiOperations.AssignAppointmentResources)
{
    public override bool TakesBody => true;

    public override Answer CarryOut(OperationCall call)
    {
        var jobId = call.PathValue("serviceJobId");
        var appointmentId = call.PathValue("appointmentId");
        var body = call.Body();
        var ids = AppointmentResourcesInput.Read(body, "resources", call.Violations);
        call.Violations.AddIf(body is not null && body["resources"] is null, "resources is required.");
        return call.Violations.Any ? call.Violations.ToAnswer() : jobs.Change(jobId, job => Assign(job, appointmentId, ids!));
    }

    private Answer Assign(JsonObject job, string appointmentId, IReadOnlyList<string> ids)
    {
        if (JobAppointments.Refuse(job, appointmentId, out var appointment) is { } refusal)
        {
            return refusal;
        }

        if (resources.Technicians(ids, out var unknown) is not { } technicians)
        {
            return JobRules.Unprocessable($"There is no resource {unknown}.");
        }

        var warnings = ids.Where(id => !capacity.CanTake(id, job, appointment)).Select(id => (JsonNode)ErrorAnswers.Error(
            "ResourceNotAvailable", "A resource is not available for the whole of the appointment.", $"The resource is {id}.")).ToArray();
        appointment["assignedTechnicians"] = technicians;
        var payload = new JsonObject();
        if (warnings.Length > 0)
        {
            payload["warnings"] = new JsonArray(warnings);
        }

        return Answer.Json(200, new JsonObject { ["payload"] = payload });
    }
}
