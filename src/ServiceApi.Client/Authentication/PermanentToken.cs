namespace ServiceApi.Client.Authentication;

/// <summary>A key that does not expire. It is read again for every request, so that one that is replaced is taken up.</summary>
internal sealed class PermanentToken(Func<string?> read, TimeProvider time) : ITokenSource
{
    private volatile CachedToken? _current;

    public ValueTask<CachedToken> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            var value = read() ?? throw new InvalidOperationException("The key that the options held at first is gone.");
            return new(_current is { } current && current.Value == value ? current : _current = Wrap(value));
        }
        catch (Exception exception)
        {
            throw new TokenUnavailableException(exception);
        }
    }

    public bool NeedsRenewal(CachedToken token) => false;

    public void Invalidate(CachedToken rejected)
    {
        // There is no other to be had.
    }

    private CachedToken Wrap(string value) => new(new AccessToken(value, DateTimeOffset.MaxValue), time.GetUtcNow());
}
