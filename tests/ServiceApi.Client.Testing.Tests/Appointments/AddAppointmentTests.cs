namespace ServiceApi.Client.Testing.Tests;

public sealed class AddAppointmentTests
{
    [Fact]
    public async Task An_appointment_is_kept_and_the_job_waits_for_service()
    {
        await using var world = await WithJobAsync("PENDING_SCHEDULE");
        world.Time.Advance(TimeSpan.FromMinutes(1));

        using var answer = await world.AddAppointmentAsync("j", Body("2026-11-25T09:30:00.000Z", 45));

        var id = (string)(await World.ReadAsync(answer))["appointmentId"]!;
        var job = world.Sandbox.Jobs.Find("j")!;
        var appointment = Assert.Single(job.Json["appointments"]!.AsArray())!;
        Assert.InRange(id.Length, 5, 100);
        Assert.Equal(id, (string)appointment["appointmentId"]!);
        Assert.Equal("ACTIVE", (string)appointment["appointmentStatus"]!);
        Assert.Equal("2026-11-25T09:30:00Z", (string)appointment["appointmentTime"]!["startTime"]!);
        Assert.Equal(45, (int)appointment["appointmentTime"]!["durationInMinutes"]!);
        Assert.Equal("NOT_SERVICED", job.Status);
        Assert.Equal(world.Time.GetUtcNow(), job.LastUpdateTime);
    }

    [Fact]
    public async Task A_second_appointment_is_made_with_a_warning()
    {
        await using var world = await WithJobAsync("NOT_SERVICED");

        using var first = await world.AddAppointmentAsync("j", Body("2026-11-25T09:30:00Z"));
        using var second = await world.AddAppointmentAsync("j", Body("2026-11-26T09:30:00Z"));

        Assert.False((await World.ReadAsync(first)).ContainsKey("warnings"));
        var answer = await World.ReadAsync(second);
        Assert.NotNull(answer["appointmentId"]);
        Assert.Single(answer["warnings"]!.AsArray());
        Assert.Equal(2, world.Sandbox.Jobs.Find("j")!.Json["appointments"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("2026-11-22T12:00:00.001Z", 200)]
    [InlineData("2026-11-22T12:00:00.000Z", 422)]
    [InlineData("2027-11-22T12:00:00.000Z", 200)]
    [InlineData("2027-11-22T12:00:00.001Z", 422)]
    [InlineData("2026-11-25T09:30:00+00:00", 200)]
    [InlineData("2026-11-25T09:30:00+02:00", 400)]
    [InlineData("2026-11-25T09:30:00", 400)]
    [InlineData("25.11.2026 09:30", 400)]
    [InlineData("2569-11-25T09:3:00Z", 400)]
    public async Task An_appointment_begins_in_the_future_within_a_year_and_in_UTC(string startTime, int status)
    {
        await using var world = await WithJobAsync("NOT_SERVICED");

        using var answer = await world.AddAppointmentAsync("j", Body(startTime));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200, world.Sandbox.Jobs.Find("j")!.Json.ContainsKey("appointments"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"appointmentTime":{"startTime":"2026-11-25T09:30:00Z"},"appointmentTime":{}}""")]
    [InlineData("{}")]
    [InlineData("""{"appointmentTime":"2026-11-25T09:30:00Z"}""")]
    [InlineData("""{"appointmentTime":{}}""")]
    [InlineData("""{"appointmentTime":{"startTime":1}}""")]
    [InlineData("""{"appointmentTime":{"startTime":"2026-11-25T09:30:00Z","durationInMinutes":0}}""")]
    [InlineData("""{"appointmentTime":{"startTime":"2026-11-25T09:30:00Z","durationInMinutes":1.5}}""")]
    [InlineData("""{"appointmentTime":{"startTime":"2026-11-25T09:30:00Z","durationInMinutes":"60"}}""")]
    public async Task A_body_that_the_contract_does_not_allow_is_a_400(string body)
    {
        await using var world = await WithJobAsync("NOT_SERVICED");

        using var answer = await world.AddAppointmentAsync("j", body);

        Assert.Equal("InvalidInput", (string)(await World.ErrorAsync(answer, 400))["code"]!);
    }

    [Fact]
    public async Task A_duration_that_is_left_out_is_the_configured_one()
    {
        await using var world = await WithJobAsync("NOT_SERVICED");

        using var answer = await world.AddAppointmentAsync("j", Body("2026-11-25T09:30:00Z"));

        Assert.Equal(60, (int)world.Sandbox.Jobs.Find("j")!.Json["appointments"]![0]!["appointmentTime"]!["durationInMinutes"]!);
    }

    [Theory]
    [InlineData("COMPLETED")]
    [InlineData("CANCELLED")]
    public async Task A_job_that_is_over_takes_no_appointment(string status)
    {
        await using var world = await WithJobAsync(status);

        using var answer = await world.AddAppointmentAsync("j", Body("2026-11-25T09:30:00Z"));

        await World.ErrorAsync(answer, 422);
    }

    [Fact]
    public async Task An_unknown_job_is_a_404()
    {
        await using var world = await World.StartAsync();

        using var answer = await world.AddAppointmentAsync("nobody", Body("2026-11-25T09:30:00Z"));

        await World.ErrorAsync(answer, 404);
    }

    [Fact]
    public async Task A_body_that_is_not_said_to_be_JSON_is_a_415()
    {
        await using var world = await WithJobAsync("NOT_SERVICED");
        using var request = world.Request(HttpMethod.Post, "/service/v1/serviceJobs/j/appointments");
        request.Content = new StringContent(Body("2026-11-25T09:30:00Z"));

        using var answer = await world.Http.SendAsync(request);

        await World.ErrorAsync(answer, 415);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_a_413()
    {
        await using var world = await WithJobAsync("NOT_SERVICED");

        using var request = world.Request(HttpMethod.Post, "/service/v1/serviceJobs/j/appointments", new string(' ', (10 * 1024 * 1024) + 1));
        request.Headers.ExpectContinue = true;

        using var answer = await world.Http.SendAsync(request);

        await World.ErrorAsync(answer, 413);
    }

    private static string Body(string startTime, int? minutes = null) =>
        $$$"""{"appointmentTime":{"startTime":"{{{startTime}}}"{{{(minutes is null ? "" : $",\"durationInMinutes\":{minutes}")}}}}}""";

    private static async Task<World> WithJobAsync(string status)
    {
        var world = await World.StartAsync();
        world.Sandbox.Jobs.Add($$"""{ "serviceJobId": "j", "serviceJobStatus": "{{status}}" }""");
        return world;
    }
}
