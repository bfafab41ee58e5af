using System.Reflection;

namespace ServiceApi.Client.PostgreSql.Tests.Conventions;

public sealed class DependencyTests
{
    [Theory]
    [InlineData("ServiceApi.Client")]
    [InlineData("ServiceApi.Client.Extend")]
    [InlineData("ServiceApi.Client.Testing")]
    public void Without_the_package_nothing_of_it_is_loaded(string assembly)
    {
        var needed = NeededBy(assembly);

        Assert.DoesNotContain("Npgsql", needed);
        Assert.DoesNotContain("ServiceApi.Client.PostgreSql", needed);
    }

    [Fact]
    public void With_it_Npgsql_is() => Assert.Contains("Npgsql", NeededBy("ServiceApi.Client.PostgreSql"));

    private static HashSet<string> NeededBy(string assembly)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        Add(Assembly.Load(assembly));
        return needed;

        void Add(Assembly one)
        {
            foreach (var name in one.GetReferencedAssemblies().Where(name => needed.Add(name.Name!)))
            {
                Add(Assembly.Load(name));
            }
        }
    }
}
