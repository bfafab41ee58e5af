using System.Globalization;

namespace ServiceApi.Client.Testing;

/// <summary>Reads query parameters by the contract's rules, and notes what departs from them.</summary>
internal sealed class QueryReader
{
    private readonly Dictionary<string, string> _escaped = new(StringComparer.Ordinal);
    private readonly Violations _violations;

    public QueryReader(string query, Violations violations)
    {
        _violations = violations;
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var name = Uri.UnescapeDataString(parts[0]);
            violations.AddIf(!_escaped.TryAdd(name, parts.Length == 2 ? parts[1] : ""), $"{name} must not be repeated; a list is one comma-separated value.");
        }
    }

    public string? Text(string name) =>
        _escaped.TryGetValue(name, out var escaped) ? Uri.UnescapeDataString(escaped) : null;

    /// <summary>A text that must be there, with 1 to 100 characters as the contract has all of them.</summary>
    public string? Required(string name)
    {
        const int Most = 100;
        var value = Text(name);
        _violations.AddIf(value is not { Length: >= 1 and <= Most }, $"{name} is required, with 1 to {Most} characters.");
        return value;
    }

    public string? OneOf(string name, params ReadOnlySpan<string> allowed)
    {
        var value = Text(name);
        _violations.AddIf(value is not null && !allowed.Contains(value), $"{name} must be one of {string.Join(", ", allowed!)}.");
        return value;
    }

    public int? Whole(string name, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var isValid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most;
        _violations.AddIf(!isValid, $"{name} must be a whole number from {least} to {most}.");
        return isValid ? value : null;
    }

    public DateTimeOffset? Date(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var isValid = IsoDate.TryParse(text, out var value);
        _violations.AddIf(!isValid, $"{name} must be a date in ISO 8601 format.");
        return isValid ? value : null;
    }

    /// <summary>A list: its elements are split at the commas of the wire, and only then unescaped.</summary>
    public IReadOnlyList<string>? List(string name, int most, Predicate<string> isValid, string rule)
    {
        if (!_escaped.TryGetValue(name, out var escaped))
        {
            return null;
        }

        var values = escaped.Split(',').Select(Uri.UnescapeDataString).ToArray();
        _violations.AddIf(values.Length > most, $"{name} must have 1 to {most} elements.");
        _violations.AddIf(!values.All(value => isValid(value)), $"Each of {name} must {rule}.");
        return values;
    }

    /// <summary>Where a page begins: nothing, or what an earlier answer said.</summary>
    public int PageStart(string name)
    {
        var offset = 0;
        var token = Text(name);
        _violations.AddIf(token is not null && !PageToken.TryRead(token, out offset), $"{name} must be a token of an earlier answer, escaped once.");
        return offset;
    }

    /// <summary>The one marketplace that almost every operation wants.</summary>
    public string? Marketplace()
    {
        const string Name = "marketplaceIds";
        var values = List(Name, most: 1, value => value.Length > 0 && value.All(char.IsAsciiLetterOrDigit), "be the id of a marketplace");
        _violations.AddIf(values is null, $"{Name} is required.");
        return values?[0];
    }
}
