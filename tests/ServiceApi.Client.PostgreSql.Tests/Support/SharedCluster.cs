using Fleet;
using ServiceApi.Client.PostgreSql.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedCluster))]

namespace ServiceApi.Client.PostgreSql.Tests.Support;

/// <summary>The cluster that all tests of the project use which do not stop it. Each has a database of its own in it.</summary>
public sealed class SharedCluster : IAsyncLifetime
{
    private PrivateCluster? _cluster;

    public async ValueTask InitializeAsync() => _cluster = PrivateCluster.WhyNot is null ? await PrivateCluster.StartAsync() : null;

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;

    /// <summary>Makes a database, with the schema in it unless said otherwise. Skips the test, and says why, where there is no PostgreSQL.</summary>
    internal Task<TestDatabase> CreateDatabaseAsync(bool withSchema = true)
    {
        Assert.SkipUnless(_cluster is not null, PrivateCluster.WhyNot ?? "");
        return TestDatabase.CreateAsync(_cluster, withSchema: withSchema);
    }
}
