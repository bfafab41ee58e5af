using Npgsql;
using NpgsqlTypes;
using ServiceApi.Client.PostgreSql.Instances;
using ServiceApi.Client.PostgreSql.Plans;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.PostgreSql.Database;

/// <summary>The statements, on a few connections at a time.</summary>
internal sealed class PlanDatabase(NpgsqlDataSource source, PostgreSqlOptions options, InstanceClock clock) : IPlanDatabase, IDisposable
{
    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>How long what has time may take.</summary>
    private static readonly TimeSpan LongLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long one that hangs has to end by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _connections = new(options.MaxConnections);

    public async Task<PlanAnswer> ExchangeAsync(UsagePlanScope scope, double joinedAt, PlanQuestion question, CancellationToken cancellationToken)
    {
        // What else is asked does not stand behind the questions of thousands of plans.
        await _connections.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await AskAsync(scope, joinedAt, question, cancellationToken, _connections).ConfigureAwait(false);
    }

    public Task<PlanAnswer> LookAsync(UsagePlanScope scope, double joinedAt, CancellationToken cancellationToken) =>
        AskAsync(scope, joinedAt, PlanQuestion.Look, cancellationToken);

    public Task<Report> ReportAsync(Guid instance, bool returns, double? saidAt, CancellationToken cancellationToken) =>
        AskAsync(
            Statements.Report,
            [
                new NpgsqlParameter<Guid> { TypedValue = instance },
                new NpgsqlParameter<int> { TypedValue = options.MaxInstances ?? 0 },
                new NpgsqlParameter<bool> { TypedValue = returns },
                Optional(NpgsqlDbType.Double, saidAt),
            ],
            (row, _) => new Report(row.GetDouble(1), row.GetBoolean(0) ? new PlaceAmongInstances(row.GetInt32(2), row.GetInt32(3), row.GetDouble(4), row.GetDouble(5), row.GetDouble(6)) : null),
            Limit,
            cancellationToken);

    public Task LeaveAsync(Guid instance, CancellationToken cancellationToken) =>
        AskAsync(Statements.Leave, [new NpgsqlParameter<Guid> { TypedValue = instance }], (_, _) => true, Limit, cancellationToken);

    public Task CleanAsync(CancellationToken cancellationToken) => AskAsync(Statements.Clean, [], (_, _) => true, LongLimit, cancellationToken);

    public void Dispose() => _connections.Dispose();

    private static NpgsqlParameter Optional<T>(NpgsqlDbType type, T? value)
        where T : struct => new() { NpgsqlDbType = type, Value = value is { } given ? given : DBNull.Value };

    private Task<PlanAnswer> AskAsync(UsagePlanScope scope, double joinedAt, PlanQuestion question, CancellationToken cancellationToken, SemaphoreSlim? held = null) =>
        AskAsync(
            Statements.Exchange,
            [
                new NpgsqlParameter<string> { TypedValue = options.Application },
                new NpgsqlParameter<string> { TypedValue = scope.Account },
                new NpgsqlParameter<string> { TypedValue = scope.Endpoint.AbsoluteUri },
                new NpgsqlParameter<string> { TypedValue = scope.Operation.Id },
                new NpgsqlParameter<double> { TypedValue = scope.UsagePlan.RatePerSecond },
                new NpgsqlParameter<int> { TypedValue = scope.UsagePlan.Burst },
                new NpgsqlParameter<bool> { TypedValue = scope.IsRateCeiling },
                Optional(NpgsqlDbType.Integer, scope.InitialPermits),
                new NpgsqlParameter<double> { TypedValue = joinedAt },
                new NpgsqlParameter<int> { TypedValue = question.Wanted },
                new NpgsqlParameter<double> { TypedValue = question.Patience },
                Optional(NpgsqlDbType.Double, question.Penalty),
                Optional(NpgsqlDbType.Double, question.NamedRate),
            ],
            (row, askedAt) => new PlanAnswer(
                askedAt, clock.Now, row.GetInt32(0), row.GetInt64(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4), row.GetDouble(5), row.GetDouble(6)),
            Limit,
            cancellationToken,
            held);

    private Task<T> AskAsync<T>(
        string statement, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, double, T> read, TimeSpan limit, CancellationToken cancellationToken, SemaphoreSlim? held = null) =>
        WithinAsync(
            limit,
            async token =>
            {
                try
                {
                    return await AskOnceAsync(statement, parameters, read, token).ConfigureAwait(false);
                }
                catch (NpgsqlException exception) when (exception.IsTransient && !token.IsCancellationRequested)
                {
                    // A connection of the pool that the database has lost since: its failure has emptied the pool.
                    return await AskOnceAsync(statement, parameters, read, token).ConfigureAwait(false);
                }
            },
            held,
            cancellationToken);

    private async Task<T> AskOnceAsync<T>(string statement, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, double, T> read, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            using var command = new NpgsqlCommand(statement, connection);
            Array.ForEach(parameters, parameter => command.Parameters.Add(parameter.Clone()));
            var askedAt = clock.Now;
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return read(reader, askedAt);
            }
        }
    }

    /// <summary>Does something within a time; it is not waited for any longer, even if it does not heed that.</summary>
    private Task<T> WithinAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> run, SemaphoreSlim? held, CancellationToken cancellationToken)
    {
        var running = RunAsync();
        _ = EndAsync(running, limit, held);
        return running.WaitAsync(limit, clock.Time, cancellationToken);

        async Task<T> RunAsync()
        {
            using var end = new CancellationTokenSource(limit, clock.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
            return await run(either.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Gives up the connection when a statement has ended; one that hangs keeps it for a little longer, and not until Npgsql has given up.</summary>
    private async Task EndAsync(Task running, TimeSpan limit, SemaphoreSlim? held)
    {
        await running.WaitAsync(limit + Patience, clock.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        held?.Release(); // throws when the container is gone, which nobody hears
    }
}
