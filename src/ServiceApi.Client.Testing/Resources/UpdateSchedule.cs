using System.Globalization;
using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

/// <summary>
/// Sets working hours in the place of the earlier ones. What is wrong with a record stands beside it in the answer, and the
/// other records are kept all the same; when none is left, nothing changes and the answer of 200 has errors alone.
/// </summary>
internal sealed class UpdateSchedule(SandboxResources resources, TimeProvider clock) : SandboxOperation(ServicesApiOperations.UpdateSchedule)
{
    public override bool TakesBody => true;

    public override Answer CarryOut(OperationCall call)
    {
        var id = call.PathValue("resourceId");
        _ = call.Query.Marketplace();
        var body = call.Body();
        var schedules = body?["schedules"] as JsonArray;
        call.Violations.AddIf(body is not null && schedules is null, "schedules is required.");
        return call.Violations.Any ? call.Violations.ToAnswer()
            : !resources.Has(id) ? ErrorAnswers.ForStatus(404)
            : Set(id, schedules!);
    }

    private Answer Set(string id, JsonArray schedules)
    {
        var kept = new List<ScheduleRecord>();
        var reports = new JsonArray();
        var errors = new JsonArray();
        foreach (var (index, record) in schedules.Index())
        {
            var violations = new Violations();
            if (AvailabilityInput.Read(record, violations) is { } times)
            {
                kept.Add(new ScheduleRecord(times, record!.DeepClone()));
                if (times.Until <= clock.GetUtcNow())
                {
                    Report(record, "warnings", ErrorAnswers.Error("AvailabilityInThePast", "The availability is over already."));
                }
            }
            else
            {
                Report(record, "errors", [.. violations.Messages.Select(message => ErrorAnswers.Error(ErrorAnswers.InvalidInput, message))]);
                foreach (var message in violations.Messages)
                {
                    errors.Add((JsonNode)ErrorAnswers.Error(ErrorAnswers.InvalidInput, message, string.Create(CultureInfo.InvariantCulture, $"schedules[{index}]")));
                }
            }
        }

        if (errors.Count > 0 && kept.Count == 0)
        {
            return Answer.Json(200, new JsonObject { ["errors"] = errors });
        }

        resources.TrySetSchedule(id, kept);
        return Answer.Json(200, new JsonObject { ["payload"] = reports });

        void Report(JsonNode? record, string member, params JsonNode[] remarks) => reports.Add((JsonNode)new JsonObject
        {
            ["availability"] = record?.DeepClone(),
            [member] = new JsonArray(remarks),
        });
    }
}
