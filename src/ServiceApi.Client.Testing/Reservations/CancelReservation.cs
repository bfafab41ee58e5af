using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class CancelReservation(SandboxReservations reservations) : SandboxOperation(ServicesApiOperations.CancelReservation)
{
    public override Answer CarryOut(OperationCall call)
    {
        var id = call.PathValue("reservationId");
        _ = call.Query.Marketplace();
        return call.Violations.Any ? call.Violations.ToAnswer()
            : reservations.Remove(id) ? new Answer(204)
            : ErrorAnswers.ForStatus(404);
    }
}
