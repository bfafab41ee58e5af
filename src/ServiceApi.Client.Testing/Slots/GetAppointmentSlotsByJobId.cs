using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class GetAppointmentSlotsByJobId(AppointmentSlots slots, JobStore jobs, TimeProvider clock)
    : SandboxOperation(ServicesApiOperations.GetAppointmentSlotsByJobId)
{
    public override Answer CarryOut(OperationCall call)
    {
        var id = call.PathValue("serviceJobId");
        _ = call.Query.Marketplace();
        var window = new SlotWindow(call.Query, call.Violations, clock.GetUtcNow());
        return call.Violations.Any ? call.Violations.ToAnswer()
            : !jobs.TryFind(id, out var job) ? ErrorAnswers.ForStatus(404)
            : JobRules.IsOver(job.Json) ? JobRules.RefuseAsOver(job.Json)
            : slots.Report(job.Json.Text("storeId"), window);
    }
}
