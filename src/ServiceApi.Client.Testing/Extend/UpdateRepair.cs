using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using ServiceApi.Client.Extend.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class UpdateRepair(SandboxServiceOrders orders, Lock gate) : SandboxOperation(ExtendApiOperations.UpdateRepair)
{
    public override Answer CarryOut(OperationCall call)
    {
        var request = call.Request;
        call.Violations.AddIf(!request.IsOfType("application/json"), "The header Content-Type must be application/json.");
        call.Violations.AddIf(!NamesVersion(request.Headers.GetValueOrDefault("Accept")), "The header Accept must be application/json with a version, such as application/json; version=2022-02-01.");
        if (call.Violations.Any)
        {
            return ExtendErrors.Invalid(call.Violations);
        }

        lock (gate)
        {
            return !Guid.TryParseExact(call.PathValue("serviceOrderId"), "D", out var id) || orders.Find(id) is not { } order ? ExtendErrors.ForStatus(404)
                : order.Account != request.ExtendAccount ? ExtendErrors.OthersOrder()
                : Report(order, call);
        }
    }

    private static bool NamesVersion(string? accept) =>
        MediaTypeHeaderValue.TryParseStrictList([accept ?? ""], out var types)
        && types.Any(type => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && type.Parameters.Any(parameter => parameter.Name.Equals("version", StringComparison.OrdinalIgnoreCase) && HeaderUtilities.RemoveQuotes(parameter.Value).Length > 0));

    private Answer Report(SandboxServiceOrder order, OperationCall call)
    {
        var name = RepairEventRule.Check(call.Body(), order.Kind, call.Violations);
        if (call.Violations.Any)
        {
            return ExtendErrors.Invalid(call.Violations);
        }

        if (order.Status != SandboxServiceOrderStatus.Accepted)
        {
            return ExtendErrors.Conflict(order.Status == SandboxServiceOrderStatus.Closed ? "The service order is closed." : "The service order has not been accepted.");
        }

        var reported = order.After(new SandboxRepairEvent(name!, JsonElement.Parse(call.Request.Body.Span), call.Request.ReceivedAt));
        orders.Put(reported);

        // That there is a 200 is all that is documented
        return Answer.Json(200, new JsonObject { ["id"] = $"{reported.Id:D}", ["status"] = reported.Status.ToString().ToLowerInvariant() });
    }
}
