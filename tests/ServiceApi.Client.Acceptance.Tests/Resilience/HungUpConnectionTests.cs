namespace ServiceApi.Client.Acceptance.Tests.Resilience;

/// <summary>
/// A connection that is closed in good order after a request looks to the HTTP handler like one that had been idle too long;
/// left alone, it repeats requests without a body on its own, behind the back of permits and retries.
/// </summary>
public sealed class HungUpConnectionTests
{
    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("POST")]
    public async Task A_request_that_changes_something_is_not_repeated_unnoticed(string verb)
    {
        await using var server = new HangingUpServer();
        await using var app = await App.StartAsync(options =>
        {
            options.Endpoint = server.Endpoint;
            options.Retry.MaxRetries = 0;
        });
        await app.Client.Jobs.GetAsync("J");

        var exception = await Assert.ThrowsAsync<ServiceApiConnectionException>(() => verb switch
        {
            "PUT" => app.Client.Jobs.CompleteAsync("J"),
            "DELETE" => app.Client.Reservations.CancelAsync("R", App.Marketplace),
            _ => app.Client.Appointments.AddAsync("J", new() { StartTime = DateTimeOffset.UtcNow.AddDays(1) }),
        });

        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(1, exception.Attempts);
        Assert.Equal(["GET", verb], server.Verbs);
    }
}
