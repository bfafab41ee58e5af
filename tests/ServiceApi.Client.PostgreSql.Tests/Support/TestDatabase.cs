using Fleet;
using Npgsql;

namespace ServiceApi.Client.PostgreSql.Tests.Support;

/// <summary>A test's own database.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static int _made;

    private readonly string _name = $"test_{Interlocked.Increment(ref _made)}";
    private readonly PrivateCluster _cluster;

    private TestDatabase(PrivateCluster cluster, string? settings)
    {
        _cluster = cluster;
        ConnectionString = new NpgsqlConnectionStringBuilder($"{cluster.ConnectionString};{settings}") { Database = _name }.ConnectionString;
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    public string ConnectionString { get; }

    /// <summary>Connects to it. What the test itself asks goes the same way.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>How many locks are held in it that are not those of rows and tables.</summary>
    public long HeldLocks => Count("from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");

    /// <summary>How many connections there are to it that go by a name.</summary>
    public long ConnectionsOf(string application) => Count($"from pg_stat_activity where datname = current_database() and application_name = '{application}'");

    /// <summary>Makes a database.</summary>
    /// <param name="cluster">Where.</param>
    /// <param name="settings">What else the connection string says.</param>
    /// <param name="withSchema">Whether the schema is in it.</param>
    public static async Task<TestDatabase> CreateAsync(PrivateCluster cluster, string? settings = null, bool withSchema = true)
    {
        var database = new TestDatabase(cluster, settings);
        await database.ExecuteOnClusterAsync($"create database {database._name}");
        if (withSchema)
        {
            await PostgreSqlSchema.InstallAsync(database.Source);
        }

        return database;
    }

    /// <summary>Runs a statement, and gives the first column of its first row.</summary>
    public async Task<T?> AskAsync<T>(string statement, params object[] values)
    {
        await using var command = Source.CreateCommand(statement);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return await command.ExecuteScalarAsync() is T answer ? answer : default;
    }

    /// <summary>Runs a statement, and gives the number of rows that it has changed.</summary>
    public async Task<int> ExecuteAsync(string statement, params object[] values)
    {
        await using var command = Source.CreateCommand(statement);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until it is some seconds since the cluster was started.</summary>
    public async Task UntilClusterIsOldAsync()
    {
        while (await AskAsync<bool>("select clock_timestamp() < pg_postmaster_start_time() + interval '7 seconds'"))
        {
            await Task.Delay(50);
        }
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private long Count(string what)
    {
        using var command = Source.CreateCommand("select count(*) " + what);
        return (long)command.ExecuteScalar()!;
    }

    private async Task ExecuteOnClusterAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(_cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
