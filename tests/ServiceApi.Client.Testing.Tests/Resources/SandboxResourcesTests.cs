using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing.Tests;

public sealed class SandboxResourcesTests
{
    private const string Hours = """[{"startTime":"2026-11-23T09:00:00Z","endTime":"2026-11-23T17:00:00Z"}]""";

    [Fact]
    public async Task A_resource_that_is_added_again_keeps_its_working_hours()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Resources.Add("T1");
        world.Sandbox.Resources.SetSchedule("T1", Hours);

        world.Sandbox.Resources.Add("T1", "Tess");

        Assert.Equal(["T1"], world.Sandbox.Resources.Ids);
        Assert.Equal(Hours, world.Sandbox.Resources.FindSchedule("T1")!.ToJsonString());
    }

    [Fact]
    public async Task What_a_test_gave_and_was_given_are_copies()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Resources.Add("T1");
        var given = (JsonArray)JsonNode.Parse(Hours)!;
        world.Sandbox.Resources.SetSchedule("T1", given);

        given[0]!["capacity"] = 5;
        world.Sandbox.Resources.FindSchedule("T1")![0]!["capacity"] = 5;

        Assert.Equal(Hours, world.Sandbox.Resources.FindSchedule("T1")!.ToJsonString());
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var world = await World.StartAsync();
        var resources = world.Sandbox.Resources;
        resources.Add(new string('x', 100));

        Assert.Throws<ArgumentException>(() => resources.Add(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => resources.Add(new string('x', 101)));
        Assert.Throws<ArgumentException>(() => resources.SetSchedule("nobody", Hours));
        Assert.Throws<ArgumentException>(() => resources.SetSchedule(new string('x', 100), "{}"));
        Assert.Null(resources.FindSchedule("nobody"));
    }

    [Fact]
    public async Task Seeding_adds_whomever_seeded_jobs_name_with_office_hours()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Seed(45);

        var ids = world.Sandbox.Resources.Seed();

        var named = world.Sandbox.Jobs.All.SelectMany(job => job.Json["appointments"]!.AsArray()
            .SelectMany(appointment => (appointment!["assignedTechnicians"] as JsonArray ?? []).Select(technician => (string)technician!["technicianId"]!))
            .Append((string)job.Json["storeId"]!));
        Assert.Equal(named.Distinct().Order(), ids.Order());
        Assert.All(ids, id => Assert.Equal(id.StartsWith("STORE", StringComparison.Ordinal) ? 3 : 1, (int)world.Sandbox.Resources.FindSchedule(id)![0]!["capacity"]!));
    }
}
