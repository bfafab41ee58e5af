using Microsoft.Extensions.Logging;
using ServiceApi.Client.PostgreSql.Database;
using ServiceApi.Client.PostgreSql.Plans;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.PostgreSql.Instances;

/// <summary>
/// This process, as one of the instances that share plans in a database. While it has plans it says every second that it is there. When the database does
/// not do what it should, the instance is cut off, and tries to return every second.
/// </summary>
internal sealed class Instance(IPlanDatabase database, Func<Task> installSchema, PostgreSqlOptions options, InstanceClock clock, ILogger logger) : IAsyncDisposable, IDisposable
{
    private const double LeaveAfter = 60; // seconds without a plan
    private const double CleaningPeriod = 3600; // seconds
    private const int LateAnswers = 3; // in a row, after which a database that answers is of no use all the same
    private const double ShareAtLeast = 15; // seconds in which the share is used before another report that may be heard puts it off

    private static readonly TimeSpan InstallationWithin = TimeSpan.FromSeconds(2); // and then it goes on, and is waited for by the next try

    private readonly Lock _lock = new();
    private readonly Membership _membership = new(database, options, clock);
    private readonly InstanceLog _log = new(logger);
    private readonly HashSet<SharedPlan> _plans = [];
    private readonly CancellationTokenSource _end = new();
    private volatile Standing _standing = Standing.CutOff.Unknown;
    private CancellationTokenSource _connection = new(); // ends when the instance is cut off
    private UsagePlanScope? _failed; // the plan that could not be asked for
    private int _late; // answers in a row whose permits were void when they came
    private double _returnAt; // when to try to return again
    private TaskCompletionSource? _plan; // comes when there is a plan again
    private Task? _run;

    public InstanceClock Clock => clock;

    public Standing Standing => _standing;

    /// <summary>The part of every plan that is given out to those who ask.</summary>
    public double GivenOut => _membership.GivenOut;

    /// <summary>What kept the instance from asking when it last tried; null if nothing did.</summary>
    public string? Trouble { get; private set; }

    public void Add(SharedPlan plan)
    {
        lock (_lock)
        {
            _plans.Add(plan);
            _plan?.TrySetResult();
            if (_run is null)
            {
                using var suppression = ExecutionContext.SuppressFlow();
                _run = Task.Run(RunAsync);
            }
        }
    }

    public void Remove(SharedPlan plan)
    {
        lock (_lock)
        {
            _plans.Remove(plan);
        }
    }

    /// <summary>Asks the database for permits of a plan.</summary>
    /// <returns>The answer; null if the instance is cut off, or is so from now on.</returns>
    public async Task<PlanAnswer?> ExchangeAsync(UsagePlanScope scope, PlanQuestion question)
    {
        CancellationTokenSource connection;
        lock (_lock)
        {
            if (_standing is not Standing.Connected)
            {
                return null;
            }

            connection = _connection;
        }

        try
        {
            var answer = await database.ExchangeAsync(scope, _membership.JoinedAt, question, connection.Token).ConfigureAwait(false);
            _late = answer.IsLate ? _late + 1 : 0;
            return _late < LateAnswers ? answer : throw new TimeoutException("The database answers too late.");
        }
        catch (Exception exception)
        {
            CutOff(connection, exception, scope);
            return null;
        }
    }

    /// <summary>Leaves as <see cref="DisposeAsync"/> does; a container that is not disposed of asynchronously waits for that.</summary>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        // Npgsql's part of cancelling may block for as long as a database hangs.
        var ended = Task.WhenAll(_end.CancelAsync(), _run ?? Task.CompletedTask);
        await ended.WaitAsync(PlanDatabase.Limit, clock.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await LeaveAsync().ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var usedAt = clock.Now;
        var cleanAt = clock.Now + (CleaningPeriod * Random.Shared.NextDouble()); // not all instances at once
        while (!_end.IsCancellationRequested)
        {
            var plan = NextPlan();
            usedAt = plan.IsCompleted ? clock.Now : usedAt;
            if (clock.Now > usedAt + LeaveAfter && Trouble is null)
            {
                await LeaveAsync().ConfigureAwait(false);
                await plan.WaitAsync(_end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            await (_standing is Standing.Connected ? StayAsync() : clock.Now >= _returnAt ? ReturnAsync() : Task.CompletedTask).ConfigureAwait(false);
            if (clock.Now >= cleanAt && _standing is Standing.Connected)
            {
                cleanAt = clock.Now + CleaningPeriod;
                _ = CleanAsync(); // which may take longer than the others wait for a word
            }

            await Task.Delay(Membership.Period, clock.Time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task NextPlan()
    {
        lock (_lock)
        {
            return _plans.Count > 0 ? Task.CompletedTask : (_plan = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private async Task StayAsync()
    {
        var connection = _connection;
        try
        {
            await _membership.ReportAsync(returns: false, _end.Token).ConfigureAwait(false);
            lock (_lock)
            {
                // If it has been cut off meanwhile: the others have just heard of it.
                _standing = _standing is Standing.CutOff cutOff && connection == _connection ? cutOff with { From = Math.Max(cutOff.From, _membership.ShareFrom) } : _standing;
            }
        }
        catch (Exception exception)
        {
            CutOff(connection, exception, failed: null);
        }
    }

    private async Task ReturnAsync()
    {
        var connection = _connection;
        try
        {
            await installSchema().WaitAsync(InstallationWithin, clock.Time, _end.Token).ConfigureAwait(false);
            var wasCutOff = Trouble is not null;
            if (wasCutOff && PlanToLookAt() is { } scope)
            {
                // A report says that the instance uses its share no more: it is made only when what failed works again.
                var answer = await database.LookAsync(scope, _membership.JoinedAt, _end.Token).ConfigureAwait(false);
                _late = answer.IsLate ? throw new TimeoutException("The database answers too late.") : 0;
            }

            await ReportReturnAsync(wasCutOff).ConfigureAwait(false);
            lock (_lock)
            {
                _connection = new();
                _standing = Standing.Connected.Instance;
                (Trouble, _failed, _returnAt) = (null, null, 0);
            }

            if (wasCutOff)
            {
                _log.Returned();
            }

            TellPlans();
        }
        catch (Exception exception)
        {
            CutOff(connection, exception, _failed);
        }
    }

    private async Task ReportReturnAsync(bool wasCutOff)
    {
        var shareFrom = _membership.ShareFrom;
        try
        {
            await _membership.ReportAsync(wasCutOff, _end.Token).ConfigureAwait(false);
        }
        finally
        {
            _returnAt = _membership.ShareFrom > shareFrom && _membership.Seat() is not null ? _membership.ShareFrom + ShareAtLeast : 0;
        }
    }

    /// <summary>The plan that could not be asked for, or any other if that is gone.</summary>
    private UsagePlanScope? PlanToLookAt()
    {
        lock (_lock)
        {
            return (_plans.FirstOrDefault(plan => plan.Scope == _failed) ?? _plans.FirstOrDefault())?.Scope;
        }
    }

    private void CutOff(CancellationTokenSource connection, Exception exception, UsagePlanScope? failed)
    {
        lock (_lock)
        {
            if (connection != _connection || _end.IsCancellationRequested)
            {
                return; // what failed had begun before
            }

            var standing = new Standing.CutOff(_membership.Seat(), _membership.ShareFrom);
            if (Trouble is null)
            {
                _log.CutOff(exception, standing);
            }

            Trouble = InstanceLog.KindOf(exception);
            _failed = failed;
            if (standing == _standing)
            {
                return;
            }

            _standing = standing;
        }

        TellPlans();
        _ = connection.CancelAsync(); // Npgsql's part of it may block for as long as a database hangs
    }

    private void TellPlans()
    {
        SharedPlan[] plans;
        lock (_lock)
        {
            plans = [.. _plans];
        }

        foreach (var plan in plans)
        {
            plan.OnStandingChanged();
        }
    }

    private async Task CleanAsync()
    {
        try
        {
            await database.CleanAsync(_end.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _log.NotCleaned(exception);
        }
    }

    private async Task LeaveAsync()
    {
        lock (_lock)
        {
            if (_standing is not Standing.Connected)
            {
                return;
            }

            _standing = Standing.CutOff.Unknown;
        }

        await _membership.LeaveAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
