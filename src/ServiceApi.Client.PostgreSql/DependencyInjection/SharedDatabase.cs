using System.Data.Common;
using Npgsql;

namespace ServiceApi.Client.PostgreSql.DependencyInjection;

/// <summary>Where the app shares: a database that it connects to itself, or one that is connected to for it, and disconnected from with its container.</summary>
internal sealed class SharedDatabase : IAsyncDisposable, IDisposable
{
    private const int StatementsToKeepReady = 20;
    private const int BreakAtOnce = -1; // a statement that takes too long is not called off, which would take as long: its connection is closed

    private readonly bool _isOwn;

    public SharedDatabase(NpgsqlDataSource source) => Source = source;

    public SharedDatabase(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= "ServiceApi.Client";
        if (!Says(connectionString, nameof(settings.CancellationTimeout)))
        {
            settings.CancellationTimeout = BreakAtOnce;
        }

        if (!Says(connectionString, nameof(settings.MaxAutoPrepare)))
        {
            settings.MaxAutoPrepare = StatementsToKeepReady;
        }

        Source = NpgsqlDataSource.Create(settings);
        _isOwn = true;
    }

    public NpgsqlDataSource Source { get; }

    // A zero that was given stays: poolers may need it.
    private static bool Says(string connectionString, string keyword) =>
        new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>()
            .Any(key => key.Replace(" ", "", StringComparison.Ordinal).Equals(keyword, StringComparison.OrdinalIgnoreCase));

    public void Dispose()
    {
        if (_isOwn)
        {
            Source.Dispose();
        }
    }

    public ValueTask DisposeAsync() => _isOwn ? Source.DisposeAsync() : default;
}
