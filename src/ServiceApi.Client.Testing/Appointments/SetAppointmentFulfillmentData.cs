using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class SetAppointmentFulfillmentData(JobStore jobs, SandboxResources resources, SandboxDocuments documents, TimeProvider clock)
    : SandboxOperation(ServicesApiOperations.SetAppointmentFulfillmentData)
{
    public override bool TakesBody => true;

    public override bool HasBareErrors => true;

    public override Answer CarryOut(OperationCall call)
    {
        var jobId = call.PathValue("serviceJobId");
        var appointmentId = call.PathValue("appointmentId");
        var input = new FulfillmentInput(call.Body(), call.Violations);
        return call.Violations.Any ? call.Violations.ToAnswer() : jobs.Change(jobId, job => Set(job, appointmentId, input));
    }

    private Answer Set(JsonObject job, string appointmentId, FulfillmentInput input)
    {
        var refusal = JobAppointments.Refuse(job, appointmentId, out var appointment) ?? input.Refuse(clock.GetUtcNow(), documents);
        if (refusal is not null)
        {
            return refusal;
        }

        if (resources.Technicians(input.ResourceIds ?? [], out var unknown) is not { } technicians)
        {
            return JobRules.Unprocessable($"There is no resource {unknown}.");
        }

        if (appointment["poa"] is not JsonObject proof)
        {
            proof = [];
        }

        if (input is { StartTime: { } start, EndTime: { } end })
        {
            proof["appointmentTime"] = new JsonObject
            {
                ["startTime"] = IsoDate.Format(start),
                ["durationInMinutes"] = (long)Math.Ceiling((end - start).TotalMinutes),
            };
        }

        if (technicians.Count > 0)
        {
            proof["technicians"] = technicians;
            proof["uploadingTechnician"] = technicians[0]!["technicianId"]!.DeepClone();
        }

        if (input.Documents.Count > 0)
        {
            proof["uploadTime"] = IsoDate.Format(clock.GetUtcNow());
            proof["poaType"] = "POA_RECEIPT";
        }

        if (proof.Count > 0)
        {
            appointment["poa"] = proof;
        }

        return new Answer(204);
    }
}
