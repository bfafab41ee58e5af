using System.Globalization;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Docs.Tests;

public class UsagePlanPageTests
{
    [Fact]
    public void The_first_table_has_the_plan_of_every_operation()
    {
        var rows = Pages.Read("docs/usage-plans.md").Split('\n').SkipWhile(line => line != "|---|---|---|").Skip(1).TakeWhile(line => line.StartsWith('|'));

        Assert.Equal(ServicesApiOperations.All.Select(Row), rows);
    }

    private static string Row(Operation operation) =>
        string.Create(CultureInfo.InvariantCulture, $"| `{operation.Id}` | {operation.UsagePlan!.RatePerSecond} | {operation.UsagePlan.Burst} |");
}
