namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>
/// Asks the database on one connection at a time. Those who ask while it is being asked are served together by the next round, so that thousands of accounts
/// cost few statements, and wait for two rounds at the most.
/// </summary>
internal abstract class Rounds<TQuestion, TAnswer>(SharingStep step, SharingLog log, TimeProvider time)
{
    /// <summary>How long a round may take. One that hangs is left behind.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private List<Place> _waiting = [];
    private bool _serving;

    /// <summary>Gets an answer, or how the round failed.</summary>
    protected Task<TAnswer> AskAsync(TQuestion question)
    {
        var place = new Place(question);
        lock (_lock)
        {
            _waiting.Add(place);
            if (!_serving)
            {
                // A round belongs to all who wait: it runs in the context of none.
                _serving = true;
                ThreadPool.UnsafeQueueUserWorkItem(static rounds => _ = rounds.ServeAsync(), this, preferLocal: false);
            }
        }

        return place.Answer;
    }

    /// <summary>Answers the questions, in their order. It must not block.</summary>
    /// <returns>The answers; null if the database need not be asked, and all get the default.</returns>
    protected abstract Task<IReadOnlyList<TAnswer>?> RunAsync(IReadOnlyList<TQuestion> questions, CancellationToken cancellationToken);

    /// <summary>Gives up what a round worked with that has failed, or that is left behind and may not have ended yet.</summary>
    protected virtual void OnFailed(Task round)
    {
    }

    private async Task ServeAsync()
    {
        while (TakeOrRest() is { } places)
        {
            try
            {
                await ServeAsync(places).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // A logger has failed. Nobody else would serve who comes next.
            }
        }
    }

    private async Task ServeAsync(List<Place> places)
    {
        var end = new CancellationTokenSource();
        var round = StartAsync();
        _ = round.ContinueWith(
            static (ended, end) =>
            {
                _ = ended.Exception; // nobody may have waited for it
                ((CancellationTokenSource)end!).Dispose();
            },
            end,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        try
        {
            var answers = await round.WaitAsync(Limit, time).ConfigureAwait(false);
            if (answers is not null)
            {
                log.Worked(step);
            }

            for (var number = 0; number < places.Count; number++)
            {
                places[number].Succeed(answers is null ? default! : answers[number]);
            }
        }
        catch (Exception exception)
        {
            Abandon(end);
            OnFailed(round);
            try
            {
                log.Failed(step, exception);
            }
            finally
            {
                // Who came meanwhile would only wait as long again.
                places.AddRange(Take());
                places.ForEach(place => place.Fail(exception));
            }
        }

        async Task<IReadOnlyList<TAnswer>?> StartAsync() => await RunAsync([.. places.Select(place => place.Question)], end.Token).ConfigureAwait(false);
    }

    private static void Abandon(CancellationTokenSource end)
    {
        try
        {
            _ = end.CancelAsync(); // in the background: Npgsql's own part of it may block
        }
        catch (ObjectDisposedException)
        {
            // The round has ended.
        }
    }

    private List<Place>? TakeOrRest()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _serving = false;
                return null;
            }

            return Take();
        }
    }

    private List<Place> Take()
    {
        lock (_lock)
        {
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    private sealed class Place(TQuestion question)
    {
        private readonly TaskCompletionSource<TAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TQuestion Question => question;

        public Task<TAnswer> Answer => _answer.Task;

        public void Succeed(TAnswer answer) => _answer.TrySetResult(answer);

        public void Fail(Exception exception) => _answer.TrySetException(exception);
    }
}
