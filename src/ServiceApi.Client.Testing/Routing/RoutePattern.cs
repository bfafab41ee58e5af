namespace ServiceApi.Client.Testing;

/// <summary>
/// An operation's route, matched segment by segment against the path as it stood on the wire, so that an escaped slash or
/// dot in a value stays a part of that value.
/// </summary>
internal sealed class RoutePattern(string route)
{
    private readonly string[] _segments = route.Split('/');

    /// <summary>The values of the placeholders; null when the path is another.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var segments = path.Split('/');
        if (segments.Length != _segments.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (expected, actual) in _segments.Zip(segments))
        {
            if (expected is ['{', .. var name, '}'] && actual.Length > 0)
            {
                values.Add(name, Uri.UnescapeDataString(actual));
            }
            else if (expected != actual)
            {
                return null;
            }
        }

        return values;
    }
}
