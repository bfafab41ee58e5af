using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class GetAppointmentSlots(AppointmentSlots slots, SandboxResources resources, TimeProvider clock)
    : SandboxOperation(ServicesApiOperations.GetAppointmentSlots)
{
    public override Answer CarryOut(OperationCall call)
    {
        _ = call.Query.Required("asin");
        var storeId = call.Query.Required("storeId");
        _ = call.Query.Marketplace();
        var window = new SlotWindow(call.Query, call.Violations, clock.GetUtcNow());
        return call.Violations.Any ? call.Violations.ToAnswer()
            : resources.Has(storeId!) ? slots.Report(storeId, window)
            : ErrorAnswers.ForStatus(404);
    }
}
