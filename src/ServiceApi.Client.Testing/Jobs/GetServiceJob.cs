using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class GetServiceJob(JobStore jobs) : SandboxOperation(ServicesApiOperations.GetServiceJobByServiceJobId)
{
    public override Answer CarryOut(OperationCall call)
    {
        var id = call.PathValue("serviceJobId");
        return call.Violations.Any ? call.Violations.ToAnswer()
            : jobs.TryFind(id, out var job) ? Answer.Json(200, new JsonObject { ["payload"] = job.Json })
            : ErrorAnswers.ForStatus(404);
    }
}
