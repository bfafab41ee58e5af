using System.Text.Json.Nodes;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Testing.Tests;

public sealed class JobStateTests
{
    [Fact]
    public async Task A_job_comes_as_it_was_put_in_odd_members_and_all()
    {
        await using var world = await World.StartAsync();
        const string Odd = """{"serviceJobId":"odd","serviceJobStatus":"NEW_STATUS","marketplaceId":"X","createTime":"2021-04-04T01:0:00Z","novel":{"n":5.0,"ä+":"Éva"}}""";
        world.Sandbox.Jobs.Add(Odd);

        using var answer = await world.GetAsync("/service/v1/serviceJobs/odd");

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("""{"payload":""" + Odd + "}", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_unknown_job_is_a_404()
    {
        await using var world = await World.StartAsync();

        using var answer = await world.GetAsync("/service/v1/serviceJobs/nobody");

        Assert.Equal("NotFound", (string)(await World.ErrorAsync(answer, 404))["code"]!);
    }

    [Fact]
    public async Task An_id_has_100_characters_at_most()
    {
        await using var world = await World.StartAsync();

        using var allowed = await world.GetAsync($"/service/v1/serviceJobs/{new string('x', 100)}");
        using var refused = await world.GetAsync($"/service/v1/serviceJobs/{new string('x', 101)}");

        await World.ErrorAsync(allowed, 404);
        Assert.Contains("serviceJobId", (string)(await World.ErrorAsync(refused, 400))["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_completed_job_and_its_active_appointments_are_completed_and_a_second_time_is_a_422()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""
            { "serviceJobId": "j", "serviceJobStatus": "NOT_SERVICED",
              "appointments": [{ "appointmentStatus": "CANCELLED" }, { "appointmentStatus": "ACTIVE" }] }
            """);
        world.Time.Advance(TimeSpan.FromMinutes(10));

        using var first = await world.CompleteAsync("j");
        using var second = await world.CompleteAsync("j");

        Assert.Equal(200, (int)first.StatusCode);
        Assert.Empty(await World.ReadAsync(first));
        Assert.Contains("COMPLETED", (string)(await World.ErrorAsync(second, 422))["message"]!, StringComparison.Ordinal);
        var job = world.Sandbox.Jobs.Find("j")!;
        Assert.Equal("COMPLETED", job.Status);
        Assert.Equal(["CANCELLED", "COMPLETED"], job.Json["appointments"]!.AsArray().Select(appointment => (string)appointment!["appointmentStatus"]!));
        Assert.Equal(world.Time.GetUtcNow(), job.LastUpdateTime);
        Assert.Equal(world.Time.GetUtcNow().AddMinutes(-10), job.CreateTime);
    }

    [Fact]
    public async Task A_refused_change_is_no_update()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j", "serviceJobStatus": "CANCELLED" }""");
        var before = world.Time.GetUtcNow();
        world.Time.Advance(TimeSpan.FromMinutes(10));

        using var answer = await world.CompleteAsync("j");

        await World.ErrorAsync(answer, 422);
        Assert.Equal("CANCELLED", world.Sandbox.Jobs.Find("j")!.Status);
        Assert.Equal(before, world.Sandbox.Jobs.Find("j")!.LastUpdateTime);
    }

    [Fact]
    public async Task Completing_an_unknown_job_is_a_404()
    {
        await using var world = await World.StartAsync();

        using var answer = await world.CompleteAsync("nobody");

        await World.ErrorAsync(answer, 404);
    }

    [Fact]
    public async Task What_a_test_changes_is_what_the_client_sees()
    {
        await using var world = await World.StartAsync();
        var id = world.Sandbox.Jobs.Add(new JsonObject { ["serviceJobStatus"] = "HOLD" });
        world.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.True(world.Sandbox.Jobs.Update(id, json => json["serviceJobStatus"] = "CANCELLED"));

        Assert.Equal([id], await world.ListedIdsAsync("serviceJobStatus=CANCELLED"));
        Assert.Equal(world.Time.GetUtcNow(), world.Sandbox.Jobs.Find(id)!.LastUpdateTime);
        Assert.False(world.Sandbox.Jobs.Update("nobody", _ => Assert.Fail()));
    }

    [Fact]
    public async Task What_a_test_was_given_is_a_copy()
    {
        await using var world = await World.StartAsync();
        var given = new JsonObject { ["serviceJobId"] = "j" };
        world.Sandbox.Jobs.Add(given);

        given["storeId"] = "changed";
        world.Sandbox.Jobs.Find("j")!.Json["storeId"] = "changed";
        Assert.Single(world.Sandbox.Jobs.All).Json["storeId"] = "changed";

        Assert.False(world.Sandbox.Jobs.Find("j")!.Json.ContainsKey("storeId"));
    }

    [Fact]
    public async Task A_job_may_be_written_as_the_clients_model()
    {
        await using var world = await World.StartAsync();

        var id = world.Sandbox.Jobs.Add(new ServiceJob { ServiceJobId = "typed", ServiceJobStatus = ServiceJobStatus.Hold });

        Assert.Equal("typed", id);
        Assert.Equal(["typed"], await world.ListedIdsAsync("serviceJobStatus=HOLD"));
    }

    [Fact]
    public async Task Two_jobs_cannot_have_one_id()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j" }""");

        Assert.Throws<ArgumentException>(() => world.Sandbox.Jobs.Add("""{ "serviceJobId": "j" }"""));
        Assert.Throws<ArgumentException>(() => world.Sandbox.Jobs.Add("[]"));
    }
}
