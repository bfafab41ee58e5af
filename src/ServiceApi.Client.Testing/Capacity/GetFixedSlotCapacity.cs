using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class GetFixedSlotCapacity(SandboxResources resources, CapacityBook capacity, ServiceApiSandboxOptions options)
    : SandboxOperation(ServicesApiOperations.GetFixedSlotCapacity)
{
    private const int ConfiguredMinutes = 60;
    private const int MostMinutes = 360;
    private const int Step = 5;

    public override bool TakesBody => true;

    public override Answer CarryOut(OperationCall call)
    {
        var query = new CapacityQuery(call);
        var minutes = query.Body?["slotDuration"] is { } given ? given.Whole() : ConfiguredMinutes;
        var isValid = minutes is >= Step and <= MostMinutes && minutes % Step == 0;
        call.Violations.AddIf(!isValid, $"slotDuration must be a multiple of {Step} from {Step} to {MostMinutes}.");
        return call.Violations.Any ? call.Violations.ToAnswer()
            : resources.Has(query.ResourceId) ? Page(query, (int)minutes!.Value)
            : ErrorAnswers.ForStatus(404);
    }

    private Answer Page(CapacityQuery query, int minutes)
    {
        var duration = TimeSpan.FromMinutes(minutes);
        var count = (long)Math.Ceiling((query.To - query.From) / duration);
        var size = (int)Math.Clamp(count - query.Offset, 0, options.MaxSlotsPerPage);
        var starts = Enumerable.Range(query.Offset, size).Select(index => query.From + (duration * index)).ToArray();
        var timeline = starts is [] ? null : capacity.Of([query.ResourceId], starts[0], starts[^1] + duration);
        var answer = new JsonObject
        {
            ["resourceId"] = query.ResourceId,
            ["slotDuration"] = minutes,
            ["capacities"] = new JsonArray([.. starts.Select(start => Slot(start, start + duration, query.Types, timeline!))]),
        };
        if (query.Offset + size < count)
        {
            answer["nextPageToken"] = PageToken.Make(query.Offset + size);
        }

        return Answer.Json(200, answer);
    }

    private static JsonObject Slot(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<CapacityKind> types, CapacityTimeline timeline)
    {
        var slot = new JsonObject { ["startDateTime"] = IsoDate.Format(start) };
        foreach (var type in types)
        {
            slot[type.Member] = timeline.Throughout(type, start, end);
        }

        return slot;
    }
}
