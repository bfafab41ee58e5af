using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Docs.Tests;

public class OperationTableTests
{
    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. Pages.Read("README.md").Split('\n')
            .SkipWhile(line => line != "| Amazon's operation | what you call |")
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split(['|', '`', ' '], StringSplitOptions.RemoveEmptyEntries)),
    ];

    [Fact]
    public void The_readme_has_every_operation_of_Amazons_in_the_order_of_the_contract() =>
        Assert.Equal(ServicesApiOperations.All.Select(operation => operation.Id), Rows.SkipLast(1).Select(row => row[0]));

    [Fact]
    public void Every_method_that_it_names_is_there() => Assert.All(Rows.SkipLast(1), row =>
    {
        var names = row[^1].Split('.');

        Assert.NotEmpty(typeof(IServiceApiClient).GetProperty(names[1])!.PropertyType.GetMember(names[2]));
    });
}
