using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class CompleteServiceJob(JobStore jobs) : SandboxOperation(ServicesApiOperations.CompleteServiceJobByServiceJobId)
{
    public override Answer CarryOut(OperationCall call)
    {
        var id = call.PathValue("serviceJobId");
        return call.Violations.Any ? call.Violations.ToAnswer() : jobs.Change(id, Complete);
    }

    private static Answer Complete(JsonObject job)
    {
        if (JobRules.IsOver(job))
        {
            return JobRules.RefuseAsOver(job);
        }

        job["serviceJobStatus"] = "COMPLETED";
        JobAppointments.Close(job, "COMPLETED");
        return Answer.Json(200, new JsonObject());
    }
}
