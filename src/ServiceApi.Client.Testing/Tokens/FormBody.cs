namespace ServiceApi.Client.Testing;

/// <summary>A body of <c>name=value</c> pairs, in which a plus is a space.</summary>
internal static class FormBody
{
    public static bool TryRead(RecordedRequest request, out Dictionary<string, string> form)
    {
        form = new(StringComparer.Ordinal);
        if (!request.IsOfType("application/x-www-form-urlencoded"))
        {
            return false;
        }

        foreach (var pair in request.BodyText().Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            if (!form.TryAdd(Unescape(parts[0]), parts.Length == 2 ? Unescape(parts[1]) : ""))
            {
                return false;
            }
        }

        return true;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
