using System.Data;
using Npgsql;

namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>The connection that all locks of this process are held on, and which they are.</summary>
internal sealed class LockConnection(NpgsqlConnection connection)
{
    private const string Take = "select pg_try_advisory_lock($1)";
    private const string GiveBack = "select pg_advisory_unlock($1)";
    private const string GiveBackAll = "select pg_advisory_unlock_all()";

    private readonly Dictionary<long, TokenLock> _held = [];
    private bool _isCertain = true; // false when an exchange did not come to its end

    public bool HoldsAny => _held.Count > 0;

    public bool IsClosed { get; private set; }

    public bool Holds(TokenLock held) => _held.GetValueOrDefault(held.Key) == held;

    /// <summary>Whether this process holds a lock: the database would give it a second time.</summary>
    public bool Holds(long key) => _held.ContainsKey(key);

    /// <summary>Gives locks back, and tries to take others.</summary>
    /// <returns>Those that were taken.</returns>
    public async Task<IReadOnlyCollection<TokenLock>> ExchangeAsync(IReadOnlyCollection<long> givenBack, IReadOnlyCollection<long> wanted, CancellationToken cancellationToken)
    {
        if (connection.State == ConnectionState.Closed)
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }

        _isCertain = false;
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            foreach (var (statement, key) in givenBack.Select(key => (GiveBack, key)).Concat(wanted.Select(key => (Take, key))))
            {
                batch.BatchCommands.Add(new(statement) { Parameters = { new NpgsqlParameter<long> { TypedValue = key } } });
            }

            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var taken = new List<TokenLock>();
                foreach (var key in givenBack)
                {
                    _held.Remove(key);
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                }

                foreach (var key in wanted)
                {
                    await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    if (reader.GetBoolean(0))
                    {
                        taken.Add(_held[key] = new(key));
                    }

                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                }

                _isCertain = true;
                return taken;
            }
        }
    }

    /// <summary>Closes the connection, with no lock left on it: the pool may keep it open.</summary>
    public async Task CloseAsync()
    {
        IsClosed = true;
        await using (connection.ConfigureAwait(false))
        {
            if (connection.State == ConnectionState.Open && (HoldsAny || !_isCertain))
            {
                using var command = new NpgsqlCommand(GiveBackAll, connection) { CommandTimeout = 1 };
                await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
