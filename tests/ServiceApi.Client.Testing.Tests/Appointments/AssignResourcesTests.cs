namespace ServiceApi.Client.Testing.Tests;

public sealed class AssignResourcesTests
{
    private const string Target = "/service/v1/serviceJobs/j/appointments/a-100/resources";

    [Fact]
    public async Task Resources_take_the_place_of_those_that_the_appointment_has()
    {
        await using var world = await WithAppointmentAsync();

        using var first = await world.PutAsync(Target, """{"resources":[{"resourceId":"T2"}]}""");
        using var second = await world.PutAsync(Target, """{"resources":[{"resourceId":"T1"},{"resourceId":"S"},{"resourceId":"T1"}]}""");

        Assert.Equal("""{"payload":{}}""", (await World.OkAsync(second)).ToJsonString());
        Assert.Equal(
            """[{"technicianId":"T1","name":"Tess"},{"technicianId":"S"}]""",
            world.Sandbox.Jobs.Find("j")!.Json["appointments"]![0]!["assignedTechnicians"]!.ToJsonString());
    }

    [Theory]
    [InlineData("2026-11-23T09:00:00Z", false)]
    [InlineData("2026-11-23T16:00:00Z", false)]
    [InlineData("2026-11-23T08:59:00Z", true)]
    [InlineData("2026-11-23T16:01:00Z", true)]
    public async Task A_resource_outside_its_working_hours_is_assigned_with_a_warning(string startTime, bool isWarned)
    {
        await using var world = await WithAppointmentAsync(startTime);
        world.Sandbox.Resources.SetSchedule("T1", """[{ "startTime": "2026-11-23T09:00:00Z", "endTime": "2026-11-23T17:00:00Z" }]""");

        using var answer = await world.PutAsync(Target, """{"resources":[{"resourceId":"T1"}]}""");

        var payload = (await World.OkAsync(answer))["payload"]!.AsObject();
        Assert.Equal(isWarned, payload.ContainsKey("warnings"));
        Assert.True(!isWarned || (string)payload["warnings"]![0]!["code"]! == "ResourceNotAvailable");
        Assert.Single(world.Sandbox.Jobs.Find("j")!.Json["appointments"]![0]!["assignedTechnicians"]!.AsArray());
    }

    [Fact]
    public async Task A_resource_with_another_appointment_then_is_assigned_with_a_warning_and_its_own_is_none()
    {
        await using var world = await WithAppointmentAsync();
        world.Sandbox.Resources.SetSchedule("T1", """[{ "startTime": "2026-11-23T09:00:00Z", "endTime": "2026-11-23T17:00:00Z" }]""");
        using var first = await world.PutAsync(Target, """{"resources":[{"resourceId":"T1"}]}""");
        using var again = await world.PutAsync(Target, """{"resources":[{"resourceId":"T1"}]}""");
        world.Sandbox.Jobs.Add("""
            { "serviceJobId": "other", "appointments": [{ "appointmentId": "a-100", "appointmentStatus": "ACTIVE",
              "assignedTechnicians": [{ "technicianId": "T1" }], "appointmentTime": { "startTime": "2026-11-23T09:59:00Z", "durationInMinutes": 60 } }] }
            """);
        world.Time.Advance(TimeSpan.FromSeconds(2));

        using var answer = await world.PutAsync(Target, """{"resources":[{"resourceId":"T1"}]}""");

        Assert.Empty((await World.OkAsync(again))["payload"]!.AsObject());
        Assert.Single((await World.OkAsync(answer))["payload"]!["warnings"]!.AsArray());
    }

    [Fact]
    public async Task An_unknown_resource_is_a_422_that_names_it_and_nothing_is_assigned()
    {
        await using var world = await WithAppointmentAsync();

        using var answer = await world.PutAsync(Target, """{"resources":[{"resourceId":"T1"},{"resourceId":"nobody"}]}""");

        Assert.Contains("nobody", (string)(await World.ErrorAsync(answer, 422))["message"]!, StringComparison.Ordinal);
        Assert.Null(world.Sandbox.Jobs.Find("j")!.Json["appointments"]![0]!["assignedTechnicians"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"resources":[]}""")]
    [InlineData("""{"resources":{"resourceId":"T1"}}""")]
    [InlineData("""{"resources":[{}]}""")]
    [InlineData("""{"resources":[{"resourceId":""}]}""")]
    public async Task At_least_one_resource_with_an_id_is_required(string body)
    {
        await using var world = await WithAppointmentAsync();

        using var answer = await world.PutAsync(Target, body);

        Assert.Contains("resource", (string)(await World.ErrorAsync(answer, 400))["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "a-100", 404)]
    [InlineData("j", "a-999", 404)]
    [InlineData("j", "a-101", 422)]
    public async Task Only_an_active_appointment_of_the_job_is_assigned(string job, string appointment, int status)
    {
        await using var world = await WithAppointmentAsync();

        using var answer = await world.PutAsync($"/service/v1/serviceJobs/{job}/appointments/{appointment}/resources", """{"resources":[{"resourceId":"T1"}]}""");

        await World.ErrorAsync(answer, status);
    }

    [Fact]
    public async Task The_plan_is_one_a_second_with_a_burst_of_two()
    {
        await using var world = await WithAppointmentAsync();
        var statuses = new List<int>();

        foreach (var wait in (int[])[0, 0, 0, 1, 0])
        {
            world.Time.Advance(TimeSpan.FromSeconds(wait));
            using var answer = await world.PutAsync(Target, """{"resources":[{"resourceId":"T1"}]}""");
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([200, 200, 429, 200, 429], statuses);
    }

    private static async Task<World> WithAppointmentAsync(string startTime = "2026-11-23T10:00:00Z")
    {
        var world = await World.StartAsync();
        world.Sandbox.Resources.Add("T1", "Tess");
        world.Sandbox.Resources.Add("T2", "Toni");
        world.Sandbox.Resources.Add("S");
        world.Sandbox.Jobs.Add($$"""
            { "serviceJobId": "j", "serviceJobStatus": "NOT_SERVICED", "appointments": [
              { "appointmentId": "a-100", "appointmentStatus": "ACTIVE", "appointmentTime": { "startTime": "{{startTime}}", "durationInMinutes": 60 } },
              { "appointmentId": "a-101", "appointmentStatus": "CANCELLED" }] }
            """);
        return world;
    }
}
