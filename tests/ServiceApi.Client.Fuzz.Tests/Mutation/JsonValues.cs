namespace ServiceApi.Client.Fuzz.Tests.Mutation;

/// <summary>Finds values in what may once have been JSON.</summary>
internal static class JsonValues
{
    /// <summary>The bounds of the first value after a colon, comma or bracket; empty at the place itself where there is none.</summary>
    public static (int Start, int End) After(List<byte> json, int at)
    {
        var before = json.FindIndex(at, symbol => symbol is (byte)':' or (byte)',' or (byte)'[');
        if (before < 0)
        {
            return (at, at);
        }

        var start = before + 1;
        while (start < json.Count && json[start] is (byte)' ' or (byte)'\n')
        {
            start++;
        }

        return (start, EndOf(json, start));
    }

    private static int EndOf(List<byte> json, int start)
    {
        var depth = 0;
        var inText = false;
        for (var at = start; at < json.Count; at++)
        {
            switch (json[at])
            {
                case (byte)'\\' when inText:
                    at++;
                    break;
                case (byte)'"':
                    inText = !inText;
                    break;
                case (byte)'{' or (byte)'[' when !inText:
                    depth++;
                    break;
                case (byte)'}' or (byte)']' or (byte)',' when !inText && depth == 0:
                    return at;
                case (byte)'}' or (byte)']' when !inText:
                    depth--;
                    break;
            }
        }

        return json.Count;
    }
}
