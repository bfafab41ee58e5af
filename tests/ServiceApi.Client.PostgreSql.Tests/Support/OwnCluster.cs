using Fleet;

namespace ServiceApi.Client.PostgreSql.Tests.Support;

/// <summary>A cluster for the tests of one class, which halt it, stop it or kill it: one after another, and it runs again when one ends.</summary>
public sealed class OwnCluster : IAsyncLifetime
{
    private PrivateCluster? _cluster;

    public async ValueTask InitializeAsync() => _cluster = PrivateCluster.WhyNot is null ? await PrivateCluster.StartAsync() : null;

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;

    /// <summary>Gets the cluster. Skips the test, and says why, where there is no PostgreSQL.</summary>
    internal PrivateCluster Get()
    {
        Assert.SkipUnless(_cluster is not null, PrivateCluster.WhyNot ?? "");
        return _cluster;
    }
}
