using System.Text.RegularExpressions;

namespace ServiceApi.Client.Docs.Tests;

public partial class DiagramTests
{
    public static TheoryData<string> PagesWithDiagrams => [.. Pages.All.Where(page => Diagram().IsMatch(Pages.Read(page)))];

    /// <summary>What Mermaid draws is seen on GitHub alone. This finds what most often keeps it from drawing anything.</summary>
    [Theory]
    [MemberData(nameof(PagesWithDiagrams))]
    public void Diagrams_are_of_a_known_kind_and_close_what_they_open(string page) => Assert.All(Diagram().Matches(Pages.Read(page)), diagram =>
    {
        var text = diagram.Groups["text"].Value;
        var ends = text.Split('\n').Count(line => line.Trim() == "end");

        Assert.Matches("^(flowchart (LR|TD)|sequenceDiagram|gantt)\n", text);
        Assert.Equal(text.Split('\n').Count(line => line.TrimStart().StartsWith("subgraph ", StringComparison.Ordinal)), ends);
        Assert.Equal(0, text.Count(character => character == '"') % 2);
        Assert.All(new[] { "()", "[]", "{}" }, pair => Assert.Equal(text.Count(character => character == pair[0]), text.Count(character => character == pair[1])));
    });

    [GeneratedRegex("^```mermaid\n(?<text>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Diagram();
}
