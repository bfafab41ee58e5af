using Npgsql;

namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>Stores tokens in the database.</summary>
internal sealed class TokenWrites(NpgsqlDataSource source, SharingLog log, TimeProvider time) : Rounds<TokenEntry, bool>(SharingStep.Write, log, time)
{
    /// <summary>An earlier token does not replace a later one, unless that is from the future: then the database's clock was set back.</summary>
    private const string Statement =
        """
        insert into serviceapi.access_token as stored (service, credentials, token, issued_at, expires_at)
        values ($1, $2, $3, to_timestamp($4), to_timestamp($4 + $5))
        on conflict (service, credentials) do update
        set token = excluded.token, issued_at = excluded.issued_at, expires_at = excluded.expires_at
        where stored.issued_at <= excluded.issued_at or stored.issued_at > clock_timestamp()
        """;

    public Task WriteAsync(TokenEntry entry) => AskAsync(entry);

    protected override Task<IReadOnlyList<bool>?> RunAsync(IReadOnlyList<TokenEntry> entries, CancellationToken cancellationToken) =>
        Task.Run(() => WriteAsync(entries, cancellationToken), CancellationToken.None);

    private async Task<IReadOnlyList<bool>?> WriteAsync(IReadOnlyList<TokenEntry> entries, CancellationToken cancellationToken)
    {
        var batch = source.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            // In the same order everywhere: a batch is one transaction, and two of them must not wait for each other's rows.
            foreach (var entry in entries.OrderBy(entry => entry.Owner.Service, StringComparer.Ordinal).ThenBy(entry => entry.Owner.Credentials, StringComparer.Ordinal))
            {
                batch.BatchCommands.Add(new(Statement)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string> { TypedValue = entry.Owner.Service },
                        new NpgsqlParameter<string> { TypedValue = entry.Owner.Credentials },
                        new NpgsqlParameter<byte[]> { TypedValue = entry.Token },
                        new NpgsqlParameter<double> { TypedValue = entry.IssuedAt },
                        new NpgsqlParameter<double> { TypedValue = entry.Life },
                    },
                });
            }

            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return new bool[entries.Count];
        }
    }
}
