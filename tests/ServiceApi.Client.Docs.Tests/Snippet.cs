using System.Globalization;
using System.Text;

namespace ServiceApi.Client.Docs.Tests;

/// <summary>A block of C# on a page: where it begins, its text, and whether it declares types (a fence of <c>csharp types</c>).</summary>
internal sealed record Snippet(int Line, string Code, bool DeclaresTypes = false)
{
    private const string Fence = "```";

    public static IEnumerable<Snippet> ReadAll(string page)
    {
        var lines = Pages.Read(page).Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (!lines[index].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            var end = Array.FindIndex(lines, index + 1, line => line.StartsWith(Fence, StringComparison.Ordinal));
            if (lines[index].StartsWith(Fence + "csharp", StringComparison.Ordinal))
            {
                yield return new Snippet(index + 2, string.Join('\n', lines[(index + 1)..end]), lines[index].EndsWith(" types", StringComparison.Ordinal));
            }

            index = end;
        }
    }

    /// <summary>The block as a method's body, or as a file's types, among names that the pages take for granted; errors are reported on the page's own lines.</summary>
    public string AsProgram(string page)
    {
        var prelude = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Prelude.txt"));
        var usings = prelude[..prelude.IndexOf("public abstract class", StringComparison.Ordinal)];
        return new StringBuilder(DeclaresTypes ? usings : prelude)
            .Append(CultureInfo.InvariantCulture, $"#line {Line} \"{page}\"\n")
            .Append(Code)
            .Append(DeclaresTypes ? "\n" : "\n#line default\n    }\n}\n")
            .ToString();
    }
}
