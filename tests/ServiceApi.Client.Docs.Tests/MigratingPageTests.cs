using System.Text.RegularExpressions;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Docs.Tests;

public partial class MigratingPageTests
{
    // operation, one client, another, and what is here: `Area.MethodAsync`, perhaps more than one
    private static readonly string[][] Rows =
        [.. Pages.Read("docs/migrating.md").Split('\n').SkipWhile(line => line != "|---|---|---|---|").Skip(1).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])];

    [Fact]
    public void The_first_table_has_every_operation() =>
        Assert.Equal(ServicesApiOperations.All.Select(operation => $"`{operation.Id}`"), Rows.Select(row => row[0]));

    [Fact]
    public void What_is_here_is_here() => Assert.All(Rows, row =>
    {
        var members = Member().Matches(row[3]);

        Assert.NotEmpty(members);
        Assert.All(members, member => Assert.Contains(
            typeof(IServiceApiClient).GetProperty(member.Groups["area"].Value)!.PropertyType.GetMethods(),
            method => method.Name == member.Groups["method"].Value));
    });

    [GeneratedRegex(@"`(?<area>\w+)\.(?<method>\w+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Member();
}
