using ServiceApi.Client.Authentication;

namespace ServiceApi.Client.Tests.Authentication;

/// <summary>A source of tokens as a test wants it.</summary>
internal sealed class ScriptedTokens(TimeProvider time) : IAccessTokenProvider
{
    private Task _gate = Task.CompletedTask;
    private int _requests;
    private int _answered;

    public int Requests => _requests;

    public int Answered => _answered;

    public bool Fails { get; set; }

    public TimeSpan? Life { get; set; } = TimeSpan.FromHours(1);

    public Action? OnRequest { get; set; }

    public TaskCompletionSource Hold()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _gate = held.Task;
        return held;
    }

    public async ValueTask<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _requests);
        OnRequest?.Invoke();
        await _gate.WaitAsync(cancellationToken);
        Interlocked.Increment(ref _answered);
        return Fails ? throw new InvalidOperationException("scripted") : new AccessToken($"token-{number}", time.GetUtcNow() + Life ?? DateTimeOffset.MaxValue);
    }
}
