using Npgsql;

namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>
/// The locks by which one process fetches a token for all. Those of this process are held on one connection, which is open while there are any; if it
/// breaks they are free, and at worst a token is fetched twice.
/// </summary>
internal sealed class TokenLocks(NpgsqlDataSource source, SharingLog log, TimeProvider time) : Rounds<LockWish, TokenLock?>(SharingStep.Lock, log, time)
{
    private LockConnection? _connection;

    /// <summary>Takes a lock; null if another has it, also one in this process.</summary>
    public async Task<TokenLock?> TryTakeAsync(long key, CancellationToken cancellationToken)
    {
        var taken = AskAsync(new(key, null));
        try
        {
            return await taken.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = GiveBackAsync(taken);
            throw;
        }
    }

    /// <summary>Gives a lock back, which is not waited for.</summary>
    public void GiveBack(TokenLock held) => _ = GiveBackAsync(Task.FromResult<TokenLock?>(held));

    protected override Task<IReadOnlyList<TokenLock?>?> RunAsync(IReadOnlyList<LockWish> wishes, CancellationToken cancellationToken)
    {
        if (_connection is null or { IsClosed: true })
        {
            _connection = new(source.CreateConnection());
        }

        // What is left behind must not come upon the next connection.
        var connection = _connection;
        return Task.Run(() => ExchangeAsync(connection, wishes, cancellationToken), CancellationToken.None);
    }

    protected override void OnFailed(Task round)
    {
        var lost = _connection;
        _connection = null;
        if (lost is not null)
        {
            _ = CloseAsync(lost, round);
        }
    }

    private static async Task CloseAsync(LockConnection lost, Task round)
    {
        try
        {
            // What is left behind may still take locks.
            await round.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).ConfigureAwait(false);
            await lost.CloseAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It is broken, and its locks are free.
        }
    }

    private static async Task<IReadOnlyList<TokenLock?>?> ExchangeAsync(LockConnection connection, IReadOnlyList<LockWish> wishes, CancellationToken cancellationToken)
    {
        var givenBack = wishes.Where(wish => wish.GivenBack is { } held && connection.Holds(held)).Select(wish => wish.Key).ToHashSet();
        var wanted = wishes.Where(wish => wish.GivenBack is null && (givenBack.Contains(wish.Key) || !connection.Holds(wish.Key))).Select(wish => wish.Key).ToHashSet();
        if (givenBack.Count + wanted.Count == 0)
        {
            return null;
        }

        var taken = (await connection.ExchangeAsync(givenBack, wanted, cancellationToken).ConfigureAwait(false)).ToDictionary(held => held.Key);
        if (!connection.HoldsAny)
        {
            await connection.CloseAsync().ConfigureAwait(false);
        }

        // Of several in this process that want the same, one has it.
        return [.. wishes.Select(wish => wish.GivenBack is null && taken.Remove(wish.Key, out var held) ? held : null)];
    }

    private async Task GiveBackAsync(Task<TokenLock?> taking)
    {
        try
        {
            if (await taking.ConfigureAwait(false) is { } held)
            {
                await AskAsync(new(held.Key, held)).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // The round has failed, and all locks are free.
        }
    }
}
