using ServiceApi.Client.Authentication;

namespace ServiceApi.Client.PostgreSql.Tests.Support;

/// <summary>Where tokens come from: each is new.</summary>
internal sealed class TokenEndpoint
{
    private int _fetches;

    public int Fetches => Volatile.Read(ref _fetches);

    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What happens before a token is given.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public async ValueTask<AccessToken> FetchAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _fetches);
        await Before().WaitAsync(cancellationToken);
        return new($"Atza|token-{number}", TimeProvider.System.GetUtcNow() + Lifetime);
    }
}
