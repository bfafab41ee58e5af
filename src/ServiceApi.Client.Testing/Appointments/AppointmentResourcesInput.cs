using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>The ids in a list of resources, read by the contract's rules.</summary>
internal static class AppointmentResourcesInput
{
    /// <summary>The ids, each once; null when there is no such list.</summary>
    public static IReadOnlyList<string>? Read(JsonObject? body, string member, Violations violations)
    {
        var list = body.FilledArray(member, violations);
        if (list is null)
        {
            return null;
        }

        var ids = list.Select(resource => resource.Text("resourceId") ?? "").Distinct(StringComparer.Ordinal).ToArray();
        violations.AddIf(ids.Contains("", StringComparer.Ordinal), $"Each of {member} must have a resourceId.");
        return ids;
    }
}
