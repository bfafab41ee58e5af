namespace ServiceApi.Client.Fuzz.Tests.Support;

/// <summary>What holds of every failure, whatever the service said.</summary>
internal static class FailureRules
{
    private const int MostCharacters = 100_000;

    public static void Check(ServiceApiException exception)
    {
        Assert.False(exception.Message.AsSpan().ContainsAnyExceptInRange(' ', '~'), "A message holds what the service wrote.");
        Assert.InRange(exception.Message.Length, 1, MostCharacters);
        Assert.False(exception.RetryAfter < TimeSpan.Zero, "A wait is negative.");
        Assert.All([exception.RequestId, exception.ErrorType], id => Assert.False(id.AsSpan().ContainsAnyExceptInRange('!', '~')));
    }
}
