using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class GetRangeSlotCapacity(SandboxResources resources, CapacityBook capacity, ServiceApiSandboxOptions options)
    : SandboxOperation(ServicesApiOperations.GetRangeSlotCapacity)
{
    public override bool TakesBody => true;

    public override Answer CarryOut(OperationCall call)
    {
        var query = new CapacityQuery(call);
        return call.Violations.Any ? call.Violations.ToAnswer()
            : resources.Has(query.ResourceId) ? Page(query)
            : ErrorAnswers.ForStatus(404);
    }

    private Answer Page(CapacityQuery query)
    {
        var timeline = capacity.Of([query.ResourceId], query.From, query.To);
        var all = query.Types.SelectMany(type => timeline.Ranges(type).Select(range => (Type: type, Range: range))).ToArray();
        var page = all.Skip(query.Offset).Take(options.MaxSlotsPerPage).ToLookup(slot => slot.Type, slot => slot.Range);
        var answer = new JsonObject
        {
            ["resourceId"] = query.ResourceId,
            ["capacities"] = new JsonArray([.. query.Types.Select(type => new JsonObject
            {
                ["capacityType"] = type.Name,
                ["slots"] = new JsonArray([.. page[type].Select(range => new JsonObject
                {
                    ["startDateTime"] = IsoDate.Format(range.Start),
                    ["endDateTime"] = IsoDate.Format(range.End),
                    ["capacity"] = range.Amount,
                })]),
            })]),
        };
        if (query.Offset + options.MaxSlotsPerPage < all.Length)
        {
            answer["nextPageToken"] = PageToken.Make(query.Offset + options.MaxSlotsPerPage);
        }

        return Answer.Json(200, answer);
    }
}
