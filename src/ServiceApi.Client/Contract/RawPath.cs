namespace ServiceApi.Client.Contract;

/// <summary>Fills a route with values that are known only at run time.</summary>
internal static class RawPath
{
    public static string Write(string route, IReadOnlyDictionary<string, string> pathValues, IEnumerable<KeyValuePair<string, string>> query)
    {
        var uri = new RequestUriBuilder("");
        var placeholders = 0;
        var position = 0;
        while (route.IndexOf('{', position) is var open and >= 0)
        {
            var close = route.IndexOf('}', open);
            var name = route[(open + 1)..close];
            if (!pathValues.TryGetValue(name, out var value))
            {
                throw new ArgumentException($"The route {route} needs a value for {name}.", nameof(pathValues));
            }

            uri.AppendLiteral(route[position..open]);
            uri.AppendSegment(value, name);
            position = close + 1;
            placeholders++;
        }

        if (placeholders != pathValues.Count)
        {
            throw new ArgumentException($"The route {route} has {placeholders} placeholder(s), but {pathValues.Count} values were given.", nameof(pathValues));
        }

        uri.AppendLiteral(route[position..]);
        foreach (var (name, value) in query)
        {
            uri.AppendQuery(Uri.EscapeDataString(name), value.Split(','));
        }

        return uri.ToStringAndClear();
    }
}
