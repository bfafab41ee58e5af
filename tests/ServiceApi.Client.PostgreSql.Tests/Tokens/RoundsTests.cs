using Microsoft.Extensions.Logging;
using ServiceApi.Client.PostgreSql.Tests.Support;
using ServiceApi.Client.PostgreSql.Tokens;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.PostgreSql.Tests.Tokens;

public sealed class RoundsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly VirtualTime _time = new();
    private readonly LogEntries<Rounds> _log = new();
    private readonly Rounds _rounds;

    public RoundsTests() => _rounds = new(_log, _time);

    [Fact]
    public async Task Who_asks_meanwhile_is_served_together_with_others_by_the_next_round()
    {
        var first = _rounds.AskAsync(1);
        await UntilRoundAsync(1);
        var others = Enumerable.Range(2, 5).Select(_rounds.AskAsync).ToList();
        _rounds.End(0);
        Assert.Equal("1", await first);
        await UntilRoundAsync(2);
        _rounds.End(1);

        Assert.Equal(["2", "3", "4", "5", "6"], await Task.WhenAll(others));
        Assert.Equal([1, 5], _rounds.Questions.Select(questions => questions.Count));
        Assert.Empty(_log.All);
    }

    [Fact]
    public async Task A_round_that_hangs_is_left_behind_with_all_who_wait()
    {
        var first = _rounds.AskAsync(1);
        await UntilRoundAsync(1);
        var second = _rounds.AskAsync(2);
        await Eventually.TrueAsync(() => _time.NextTimer == Limit);
        _time.Advance(Limit - TimeSpan.FromTicks(1));
        Assert.False(_rounds.Ends[0].IsCancellationRequested);

        _time.Advance(TimeSpan.FromTicks(1));

        await Assert.ThrowsAsync<TimeoutException>(() => first);
        await Assert.ThrowsAsync<TimeoutException>(() => second);
        Assert.True(_rounds.Ends[0].IsCancellationRequested);
        Assert.Equal(1, _rounds.Failures);
        var third = _rounds.AskAsync(3);
        await UntilRoundAsync(2);
        _rounds.End(1);
        Assert.Equal("3", await third);
        Assert.Equal([(LogLevel.Warning, 32), (LogLevel.Information, 33)], _log.All.Select(entry => (entry.Level, entry.Id)));
        Assert.Contains("TimeoutException", _log.All.First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_that_fails_fails_for_all_and_the_next_is_tried()
    {
        var first = _rounds.AskAsync(1);
        await UntilRoundAsync(1);
        _rounds.Fail(0, new InvalidTimeZoneException("secret"));

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => first);
        var second = _rounds.AskAsync(2);
        await UntilRoundAsync(2);
        _rounds.Fail(1, new InvalidTimeZoneException("secret"));

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => second);
        Assert.DoesNotContain("secret", Assert.Single(_log.All).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_that_does_not_even_start_fails_for_all()
    {
        _rounds.Refusal = new ObjectDisposedException("source");

        await Assert.ThrowsAsync<ObjectDisposedException>(() => _rounds.AskAsync(1));
    }

    [Fact]
    public async Task A_logger_that_fails_stops_nothing()
    {
        var rounds = new Rounds(new BrokenLogger(), _time) { Refusal = new InvalidTimeZoneException() };

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => rounds.AskAsync(1));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => rounds.AskAsync(2));
    }

    [Fact]
    public async Task Where_the_database_was_not_asked_nothing_is_known_of_it()
    {
        var first = _rounds.AskAsync(1);
        await UntilRoundAsync(1);
        _rounds.Fail(0, new InvalidTimeZoneException());
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => first);
        var second = _rounds.AskAsync(2);
        await UntilRoundAsync(2);
        _rounds.EndUnasked(1);

        Assert.Null(await second);
        Assert.Equal(32, Assert.Single(_log.All).Id);
    }

    private Task UntilRoundAsync(int number) => Eventually.TrueAsync(() => _rounds.Questions.Count == number);

    internal sealed class Rounds(ILogger logger, TimeProvider time) : Rounds<int, string>(SharingStep.Read, new(logger), time)
    {
        private readonly List<TaskCompletionSource<IReadOnlyList<string>?>> _answers = [];

        public List<IReadOnlyList<int>> Questions { get; } = [];

        public List<CancellationToken> Ends { get; } = [];

        public Exception? Refusal { get; set; }

        public int Failures { get; private set; }

        public new Task<string> AskAsync(int question) => base.AskAsync(question);

        public void End(int round) => _answers[round].SetResult([.. Questions[round].Select(question => $"{question}")]);

        public void EndUnasked(int round) => _answers[round].SetResult(null);

        public void Fail(int round, Exception exception) => _answers[round].SetException(exception);

        protected override Task<IReadOnlyList<string>?> RunAsync(IReadOnlyList<int> questions, CancellationToken cancellationToken)
        {
            if (Refusal is not null)
            {
                throw Refusal;
            }

            _answers.Add(new(TaskCreationOptions.RunContinuationsAsynchronously));
            Ends.Add(cancellationToken);
            Questions.Add(questions);
            return _answers[^1].Task;
        }

        protected override void OnFailed(Task round) => Failures++;
    }

    private sealed class BrokenLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException();
    }
}
