using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class UpdateReservation(ReservationDesk desk, SandboxReservations reservations) : SandboxOperation(ServicesApiOperations.UpdateReservation)
{
    public override bool TakesBody => true;

    public override Answer CarryOut(OperationCall call)
    {
        var id = call.PathValue("reservationId");
        _ = call.Query.Marketplace();
        var input = new ReservationInput(call.Body(), call.Violations);
        call.Violations.AddIf(input.ReservationId is { } other && other != id, "The reservationId must be the same in the path and in the body.");
        return call.Violations.Any ? call.Violations.ToAnswer()
            : reservations.Has(id) ? desk.Write(input)
            : ErrorAnswers.ForStatus(404);
    }
}
