using Npgsql;

namespace ServiceApi.Client.PostgreSql.Database;

/// <summary>Installs the schema before anything else is asked, where that was asked for: once, for all who need it.</summary>
internal sealed class SchemaInstallation(NpgsqlDataSource source, PostgreSqlOptions options, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private Task? _running;

    /// <summary>Waits until the schema is there. One that has failed is tried again by the next who needs it.</summary>
    public Task EnsureAsync()
    {
        if (!options.CreateSchema)
        {
            return Task.CompletedTask;
        }

        lock (_lock)
        {
            return _running = _running is { IsFaulted: false, IsCanceled: false } running ? running : Task.Run(InstallAsync);
        }
    }

    private async Task InstallAsync()
    {
        using var end = new CancellationTokenSource(Limit, time);
        await PostgreSqlSchema.InstallAsync(source, end.Token).ConfigureAwait(false);
    }
}
