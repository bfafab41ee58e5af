using Npgsql;

namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>Reads tokens from the database.</summary>
internal sealed class TokenReads(NpgsqlDataSource source, SharingLog log, TimeProvider time) : Rounds<TokenOwner, TokenRow>(SharingStep.Read, log, time)
{
    private const string Statement =
        """
        select extract(epoch from clock.now)::double precision, stored.token,
            extract(epoch from clock.now - stored.issued_at)::double precision, extract(epoch from stored.expires_at - clock.now)::double precision
        from (select clock_timestamp() as now) clock
        left join serviceapi.access_token stored on stored.service = $1 and stored.credentials = $2
        """;

    private readonly TimeProvider _time = time;

    public Task<TokenRow> ReadAsync(TokenOwner owner) => AskAsync(owner);

    protected override Task<IReadOnlyList<TokenRow>?> RunAsync(IReadOnlyList<TokenOwner> owners, CancellationToken cancellationToken) =>
        Task.Run(() => ReadAsync(owners, cancellationToken), CancellationToken.None);

    private async Task<IReadOnlyList<TokenRow>?> ReadAsync(IReadOnlyList<TokenOwner> owners, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadOnceAsync(owners, cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException exception) when (exception is not PostgresException { IsTransient: false } && !cancellationToken.IsCancellationRequested)
        {
            // A connection of the pool that the database has lost when it was started again: its failure has emptied the pool.
            return await ReadOnceAsync(owners, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<TokenRow>> ReadOnceAsync(IReadOnlyList<TokenOwner> owners, CancellationToken cancellationToken)
    {
        var batch = source.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            foreach (var owner in owners)
            {
                batch.BatchCommands.Add(new(Statement)
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = owner.Service }, new NpgsqlParameter<string> { TypedValue = owner.Credentials } },
                });
            }

            var askedAt = _time.GetUtcNow();
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var rows = new List<TokenRow>(owners.Count);
                do
                {
                    await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    rows.Add(Row(reader, askedAt));
                }
                while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));

                return rows;
            }
        }
    }

    private TokenRow Row(NpgsqlDataReader reader, DateTimeOffset askedAt) => reader.IsDBNull(1)
        ? new(null, 0, 0, reader.GetDouble(0), askedAt, _time.GetTimestamp())
        : new(reader.GetFieldValue<byte[]>(1), reader.GetDouble(2), reader.GetDouble(3), reader.GetDouble(0), askedAt, _time.GetTimestamp());
}
