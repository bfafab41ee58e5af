using System.Collections.Concurrent;
using ServiceApi.Client.PostgreSql.Database;
using ServiceApi.Client.PostgreSql.Instances;
using ServiceApi.Client.PostgreSql.Plans;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.PostgreSql.Tests.Support;

/// <summary>A database of one plan that does what a test says, on the test's clock.</summary>
internal sealed class ScriptedDatabase(InstanceClock clock) : IPlanDatabase
{
    public const double ClockOffset = 1_796_000_000.125;
    private const double Pace = 10;
    private const int LargestLot = 5;

    private readonly Lock _lock = new();
    private long _line;
    private double _due = -100;

    /// <summary>How many seconds an answer takes, though the clock stands still.</summary>
    public double Takes { get; set; }

    /// <summary>Which line it is.</summary>
    public double BegunAt { get; private set; } = 1;

    /// <summary>How many permits the bucket holds at the most.</summary>
    public double Room { get; set; } = 5;

    /// <summary>What exchanges, and reports, fail with.</summary>
    public Exception? ExchangeFailure { get; set; }

    public Exception? ReportFailure { get; set; }

    public PlaceAmongInstances Place { get; set; } = new(1, 4, 1000, 1000, 1);

    /// <summary>What every answer waits for.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    public ConcurrentQueue<PlanQuestion> Questions { get; } = new();

    /// <summary>Of every report, whether the instance had been cut off.</summary>
    public ConcurrentQueue<bool> Reports { get; } = new();

    public int Left { get; private set; }

    /// <summary>Forgets the plan, as the database does when it has crashed.</summary>
    public void Crash()
    {
        lock (_lock)
        {
            BegunAt++;
            _line = 0;
            _due = clock.Now;
        }
    }

    public async Task<PlanAnswer> ExchangeAsync(UsagePlanScope scope, double joinedAt, PlanQuestion question, CancellationToken cancellationToken)
    {
        Questions.Enqueue(question);
        var askedAt = clock.Now;
        await Hold;
        return ExchangeFailure is { } failure ? throw failure : Answer(question, askedAt);
    }

    public Task<PlanAnswer> LookAsync(UsagePlanScope scope, double joinedAt, CancellationToken cancellationToken) => ExchangeAsync(scope, joinedAt, PlanQuestion.Look, cancellationToken);

    public async Task<Report> ReportAsync(Guid instance, bool returns, double? saidAt, CancellationToken cancellationToken)
    {
        await Hold;
        if (ReportFailure is { } failure)
        {
            throw failure;
        }

        Reports.Enqueue(returns);
        return new(clock.Now + ClockOffset, Place);
    }

    public Task LeaveAsync(Guid instance, CancellationToken cancellationToken)
    {
        Left++;
        return Task.CompletedTask;
    }

    public Task CleanAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private PlanAnswer Answer(PlanQuestion question, double askedAt)
    {
        lock (_lock)
        {
            var now = clock.Now;
            _due = Math.Max(_due, now - ((Room - 1) / Pace));
            if (question.Penalty is { } penalty)
            {
                _due = Math.Max(_due, now) + penalty;
            }

            var granted = _due - now <= question.Patience ? Math.Min(question.Wanted, LargestLot) : 0;
            _line += granted;
            _due += granted / Pace;
            return new(askedAt - Takes, now, granted, _line, _due - now, Pace, question.NamedRate ?? Pace, question.Penalty ?? 0, BegunAt);
        }
    }
}
