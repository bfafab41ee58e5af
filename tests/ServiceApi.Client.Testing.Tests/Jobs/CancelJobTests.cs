namespace ServiceApi.Client.Testing.Tests;

public sealed class CancelJobTests
{
    [Fact]
    public async Task A_cancelled_job_and_its_active_appointments_are_cancelled_and_stay_so()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""
            { "serviceJobId": "j", "serviceJobStatus": "NOT_SERVICED",
              "appointments": [{ "appointmentStatus": "COMPLETED" }, { "appointmentStatus": "ACTIVE" }] }
            """);
        world.Time.Advance(TimeSpan.FromMinutes(10));

        using var first = await CancelAsync(world, "cancellationReasonCode=BUYER_2_AWAY");
        using var second = await CancelAsync(world, "cancellationReasonCode=BUYER_2_AWAY");
        using var completion = await world.CompleteAsync("j");

        Assert.Empty(await World.OkAsync(first));
        Assert.Contains("CANCELLED", (string)(await World.ErrorAsync(second, 422))["message"]!, StringComparison.Ordinal);
        await World.ErrorAsync(completion, 422);
        var job = world.Sandbox.Jobs.Find("j")!;
        Assert.Equal("CANCELLED", job.Status);
        Assert.Equal(["COMPLETED", "CANCELLED"], job.Json["appointments"]!.AsArray().Select(appointment => (string)appointment!["appointmentStatus"]!));
        Assert.Equal(world.Time.GetUtcNow(), job.LastUpdateTime);
    }

    [Fact]
    public async Task A_completed_job_is_not_cancelled()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j", "serviceJobStatus": "COMPLETED" }""");

        using var answer = await CancelAsync(world, "cancellationReasonCode=X");

        await World.ErrorAsync(answer, 422);
        Assert.Equal("COMPLETED", world.Sandbox.Jobs.Find("j")!.Status);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("cancellationReasonCode=", 400)]
    [InlineData("cancellationReasonCode=lower", 400)]
    [InlineData("cancellationReasonCode=WITH-HYPHEN", 400)]
    [InlineData("cancellationReasonCode=X%0A", 400)]
    [InlineData("cancellationReasonCode={100}", 404)]
    [InlineData("cancellationReasonCode={101}", 400)]
    public async Task A_reason_code_by_the_pattern_is_required(string query, int status)
    {
        await using var world = await World.StartAsync();

        using var answer = await CancelAsync(world, query.Replace("{100}", new string('X', 100), StringComparison.Ordinal).Replace("{101}", new string('X', 101), StringComparison.Ordinal));

        await World.ErrorAsync(answer, status);
    }

    private static Task<HttpResponseMessage> CancelAsync(World world, string query) => world.PutAsync($"/service/v1/serviceJobs/j/cancellations?{query}");
}
