using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class CancelServiceJob(JobStore jobs) : SandboxOperation(ServicesApiOperations.CancelServiceJobByServiceJobId)
{
    public override Answer CarryOut(OperationCall call)
    {
        const string ReasonCode = "cancellationReasonCode";
        var id = call.PathValue("serviceJobId");
        var reason = call.Query.Required(ReasonCode);
        var isCode = reason is null || reason.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character == '_');
        call.Violations.AddIf(!isCode, $"{ReasonCode} must consist of capital letters, digits and underscores.");
        return call.Violations.Any ? call.Violations.ToAnswer() : jobs.Change(id, Cancel);
    }

    private static Answer Cancel(JsonObject job)
    {
        if (JobRules.IsOver(job))
        {
            return JobRules.RefuseAsOver(job);
        }

        job["serviceJobStatus"] = "CANCELLED";
        JobAppointments.Close(job, "CANCELLED");
        return Answer.Json(200, new JsonObject());
    }
}
