using Npgsql;
using NpgsqlTypes;

namespace ServiceApi.Client.PostgreSql;

/// <summary>The tables and functions that the instances of an app share, in the schema <c>serviceapi</c>.</summary>
public static class PostgreSqlSchema
{
    /// <summary>The version of the schema that this version of the library needs, or a later one.</summary>
    public const int Version = 1;

    /// <summary>The script that creates the schema or upgrades it, for those who migrate by hand. It can be run again, and while the schema is in use.</summary>
    public static string Script { get; } = Read();

    /// <summary>Runs <see cref="Script"/>, unless the schema is there in this version or a later one.</summary>
    /// <param name="source">Connects to the database, as a role that may create schemas in it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the script was run.</returns>
    /// <exception cref="NpgsqlException">The database cannot be reached, or refuses.</exception>
    public static async Task<bool> InstallAsync(NpgsqlDataSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (await IsInstalledAsync(connection, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            using var script = new NpgsqlCommand(Script, connection);
            await script.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    private static async Task<bool> IsInstalledAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var exists = new NpgsqlCommand("select to_regclass('serviceapi.schema_version') is not null", connection);
        if (await exists.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true)
        {
            return false;
        }

        using var version = new NpgsqlCommand("select coalesce(max(version), 0) >= $1 from serviceapi.schema_version", connection);
        version.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Integer, Value = Version });
        return await version.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    private static string Read()
    {
        using var stream = typeof(PostgreSqlSchema).Assembly.GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
