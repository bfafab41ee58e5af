namespace ServiceApi.Client.Testing.Tests;

public sealed class RescheduleTests
{
    private const string Target = "/service/v1/serviceJobs/j/appointments/a-100";
    private const string Body = """{"appointmentTime":{"startTime":"2026-11-25T09:30:00Z","durationInMinutes":45},"rescheduleReasonCode":"R1"}""";

    [Fact]
    public async Task A_new_appointment_takes_the_place_of_the_cancelled_one()
    {
        await using var world = await WithAppointmentAsync("ACTIVE");

        using var answer = await world.PostAsync(Target, Body);

        var result = await World.OkAsync(answer);
        Assert.False(result.ContainsKey("warnings"));
        var appointments = world.Sandbox.Jobs.Find("j")!.Json["appointments"]!.AsArray();
        Assert.Equal(2, appointments.Count);
        Assert.Equal("CANCELLED", (string)appointments[0]!["appointmentStatus"]!);
        Assert.Equal((string)result["appointmentId"]!, (string)appointments[0]!["rescheduledAppointmentId"]!);
        Assert.Equal((string)result["appointmentId"]!, (string)appointments[1]!["appointmentId"]!);
        Assert.Equal("ACTIVE", (string)appointments[1]!["appointmentStatus"]!);
        Assert.Equal("""{"startTime":"2026-11-25T09:30:00Z","durationInMinutes":45}""", appointments[1]!["appointmentTime"]!.ToJsonString());
    }

    [Fact]
    public async Task Resources_of_the_earlier_appointment_are_left_behind_with_a_warning()
    {
        await using var world = await WithAppointmentAsync("ACTIVE", """, "assignedTechnicians": [{ "technicianId": "T1" }]""");

        using var answer = await world.PostAsync(Target, Body);

        Assert.Equal("ResourcesNotAssigned", (string)Assert.Single((await World.OkAsync(answer))["warnings"]!.AsArray())!["code"]!);
        Assert.Null(world.Sandbox.Jobs.Find("j")!.Json["appointments"]![1]!["assignedTechnicians"]);
    }

    [Fact]
    public async Task An_appointment_is_moved_once()
    {
        await using var world = await WithAppointmentAsync("ACTIVE");

        using var first = await world.PostAsync(Target, Body);
        using var second = await world.PostAsync(Target, Body);

        Assert.Contains("CANCELLED", (string)(await World.ErrorAsync(second, 422))["message"]!, StringComparison.Ordinal);
        Assert.Equal(2, world.Sandbox.Jobs.Find("j")!.Json["appointments"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("2026-11-22T12:00:00.001Z", 200)]
    [InlineData("2026-11-22T12:00:00.000Z", 422)]
    [InlineData("2027-11-22T12:00:00.000Z", 200)]
    [InlineData("2027-11-22T12:00:00.001Z", 422)]
    [InlineData("2026-11-25T09:30:00+02:00", 400)]
    public async Task It_begins_in_the_future_within_a_year_and_in_UTC(string startTime, int status)
    {
        await using var world = await WithAppointmentAsync("ACTIVE");

        using var answer = await world.PostAsync(Target, Body.Replace("2026-11-25T09:30:00Z", startTime, StringComparison.Ordinal));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? "CANCELLED" : "ACTIVE", (string)world.Sandbox.Jobs.Find("j")!.Json["appointments"]![0]!["appointmentStatus"]!);
    }

    [Theory]
    [InlineData("""{"rescheduleReasonCode":"R1"}""", "appointmentTime")]
    [InlineData("""{"appointmentTime":{"startTime":"2026-11-25T09:30:00Z"}}""", "rescheduleReasonCode")]
    [InlineData("""{"appointmentTime":{"startTime":"2026-11-25T09:30:00Z"},"rescheduleReasonCode":""}""", "rescheduleReasonCode")]
    [InlineData("""{"appointmentTime":{"startTime":"2026-11-25T09:30:00Z","durationInMinutes":0},"rescheduleReasonCode":"R1"}""", "durationInMinutes")]
    public async Task Time_and_reason_are_required(string body, string named)
    {
        await using var world = await WithAppointmentAsync("ACTIVE");

        using var answer = await world.PostAsync(Target, body);

        Assert.Contains(named, (string)(await World.ErrorAsync(answer, 400))["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "a-100", 404)]
    [InlineData("j", "a-999", 404)]
    public async Task An_unknown_job_or_appointment_is_a_404(string job, string appointment, int status)
    {
        await using var world = await WithAppointmentAsync("ACTIVE");

        using var answer = await world.PostAsync($"/service/v1/serviceJobs/{job}/appointments/{appointment}", Body);

        await World.ErrorAsync(answer, status);
    }

    [Fact]
    public async Task A_job_that_is_over_has_no_appointment_moved()
    {
        await using var world = await WithAppointmentAsync("ACTIVE");
        world.Sandbox.Jobs.Update("j", job => job["serviceJobStatus"] = "COMPLETED");

        using var answer = await world.PostAsync(Target, Body);

        await World.ErrorAsync(answer, 422);
    }

    private static async Task<World> WithAppointmentAsync(string status, string more = "")
    {
        var world = await World.StartAsync();
        world.Sandbox.Jobs.Add($$"""
            { "serviceJobId": "j", "serviceJobStatus": "NOT_SERVICED",
              "appointments": [{ "appointmentId": "a-100", "appointmentStatus": "{{status}}"{{more}} }] }
            """);
        return world;
    }
}
