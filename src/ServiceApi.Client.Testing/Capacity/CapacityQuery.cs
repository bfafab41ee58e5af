using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>Which capacity is asked for, read by the contract's rules.</summary>
internal sealed class CapacityQuery
{
    public CapacityQuery(OperationCall call)
    {
        ResourceId = call.PathValue("resourceId");
        _ = call.Query.Marketplace();
        Offset = call.Query.PageStart("nextPageToken");
        Body = call.Body();
        var start = Body.RequiredDate("startDateTime", call.Violations);
        var end = Body.RequiredDate("endDateTime", call.Violations);
        call.Violations.AddIf(end <= start, "endDateTime must be later than startDateTime.");
        From = start ?? default;
        To = end ?? default;
        Types = ReadTypes(call.Violations);
    }

    public string ResourceId { get; }

    public int Offset { get; }

    public JsonObject? Body { get; }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    /// <summary>The types that are asked for; scheduled capacity where none is.</summary>
    public IReadOnlyList<CapacityKind> Types { get; }

    private IReadOnlyList<CapacityKind> ReadTypes(Violations violations)
    {
        var given = Body?["capacityTypes"];
        var names = Body.Texts("capacityTypes").ToArray();
        var isValid = given is null || (given is JsonArray all && all.Count == names.Length && names.All(name => CapacityKind.All.Any(type => type.Name == name)));
        violations.AddIf(!isValid, $"Each of capacityTypes must be one of {string.Join(", ", CapacityKind.All.Select(type => type.Name))}.");
        return names is [] ? [CapacityKind.Scheduled] : [.. CapacityKind.All.Where(type => names.Contains(type.Name, StringComparer.Ordinal))];
    }
}
