using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>Reads members of a body by the contract's rules, and notes what departs from them.</summary>
internal static class BodyReading
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The body; null when it is no JSON object.</summary>
    public static JsonObject? JsonBody(this RecordedRequest request)
    {
        try
        {
            return JsonNode.Parse(request.Body.Span, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text that must be there and not empty.</summary>
    public static string? RequiredText(this JsonNode? from, string member, Violations violations)
    {
        var value = from.Text(member);
        violations.AddIf(from is not null && string.IsNullOrEmpty(value), $"{member} is required.");
        return value;
    }

    /// <summary>A text that must be there and be one of those that the contract lists.</summary>
    public static string? RequiredOneOf(this JsonNode? from, string member, IReadOnlyList<string> allowed, Violations violations)
    {
        var value = from.Text(member);
        violations.AddIf(from is not null && !allowed.Contains(value, StringComparer.Ordinal), $"{member} must be one of {string.Join(", ", allowed)}.");
        return value;
    }

    /// <summary>An object that must be there.</summary>
    public static JsonObject? RequiredObject(this JsonNode? from, string member, Violations violations)
    {
        var value = (from as JsonObject)?[member] as JsonObject;
        violations.AddIf(from is not null && value is null, $"{member} is required.");
        return value;
    }

    /// <summary>A date that must be there.</summary>
    public static DateTimeOffset? RequiredDate(this JsonObject? from, string member, Violations violations, bool inUtc = false)
    {
        violations.AddIf(from is not null && from[member] is null, $"{member} is required.");
        return from.OptionalDate(member, violations, inUtc);
    }

    public static DateTimeOffset? OptionalDate(this JsonObject? from, string member, Violations violations, bool inUtc = false)
    {
        if (from?[member] is null)
        {
            return null;
        }

        var text = from.Text(member);
        if (text is null || !IsoDate.TryParse(text, out var value))
        {
            violations.Add($"{member} must be a date and time in ISO 8601 format.");
            return null;
        }

        violations.AddIf(inUtc && !IsoDate.IsUtc(text), $"{member} must be in UTC.");
        return value;
    }

    /// <summary>An array that must have something in it where it is given; null where it is not.</summary>
    public static JsonArray? FilledArray(this JsonObject? from, string member, Violations violations)
    {
        var value = from?[member];
        violations.AddIf(value is not null and not JsonArray { Count: > 0 }, $"{member} must have at least one element.");
        return value as JsonArray;
    }
}
