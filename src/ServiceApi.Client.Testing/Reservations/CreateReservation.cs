using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class CreateReservation(ReservationDesk desk) : SandboxOperation(ServicesApiOperations.CreateReservation)
{
    public override bool TakesBody => true;

    public override Answer CarryOut(OperationCall call)
    {
        _ = call.Query.Marketplace();
        var input = new ReservationInput(call.Body(), call.Violations);
        return call.Violations.Any ? call.Violations.ToAnswer() : desk.Write(input);
    }
}
