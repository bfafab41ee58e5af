using System.Net;
using System.Text.Json;
using ServiceApi.Client.Extend.Tests.Support;

namespace ServiceApi.Client.Extend.Tests.Wire;

public sealed class RequestTests
{
    [Fact]
    public async Task A_report_has_the_route_and_headers_of_the_reference()
    {
        await using var app = await ExtendApp.StartAsync();
        var order = app.Depot();

        await app.ReportAsync(order);

        var request = Assert.Single(app.Reports);
        Assert.Equal(("POST", $"/service-orders/{order:D}/update-repair"), (request.Method, request.Target));
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal("application/json; version=2022-02-01", request.Headers["Accept"]);
        Assert.Equal(Assert.Single(app.Sandbox.ExtendTokens.Issued), request.Headers["X-Extend-Access-Token"]);
        Assert.False(request.Headers.ContainsKey("x-amz-access-token"));
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task The_version_can_be_set()
    {
        await using var app = await ExtendApp.StartAsync(options => options.ApiVersion = "2031-12-01");

        await app.ReportAsync(app.Depot());

        Assert.Equal("application/json; version=2031-12-01", Assert.Single(app.Reports).Headers["Accept"]);
    }

    [Theory]
    [MemberData(nameof(Listed))]
    public async Task Each_event_arrives_as_the_table_says(string name)
    {
        var (_, value, json) = ExpectedBodies.Of(name);
        await using var app = await ExtendApp.StartAsync();
        var order = value is OnsiteEvent ? app.Onsite() : app.Depot();

        var answer = await app.ReportAsync(order, value);

        Assert.Equal(json, Assert.Single(app.Reports).BodyText());
        Assert.Equal(value.Event, Assert.Single(app.Sandbox.ServiceOrders.Find(order)!.Events).Name);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(order.ToString("D"), answer.Json!.Value.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Events_are_recorded_in_the_order_in_which_they_were_reported()
    {
        await using var app = await ExtendApp.StartAsync();
        var order = app.Depot();
        RepairEvent[] steps = [new ProductReceivedEvent(), new OtherEvent("cleaned"), new RepairStartedEvent(), new RepairCompletedEvent()];

        foreach (var step in steps)
        {
            await app.ReportAsync(order, step);
        }

        Assert.Equal(steps.Select(step => step.Event), app.Sandbox.ServiceOrders.Find(order)!.Events.Select(recorded => recorded.Name));
    }

    [Fact]
    public async Task A_megabyte_of_notes_arrives_as_it_was()
    {
        await using var app = await ExtendApp.StartAsync();
        var order = app.Depot();
        var notes = string.Concat(Enumerable.Repeat("Zerlegt, geprüft, \"gereinigt\" \ud83d\udd27\n", 32_000));
        Assert.True(notes.Length > 1_000_000);

        await app.ReportAsync(order, new ProductReceivedEvent { Notes = notes });

        Assert.Equal(notes, Assert.Single(app.Sandbox.ServiceOrders.Find(order)!.Events).Json.GetProperty("notes").GetString());
    }

    [Fact]
    public async Task Values_that_no_list_has_are_sent_as_they_are()
    {
        await using var app = await ExtendApp.StartAsync();

        var failure = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.ReportAsync(app.Onsite(), new PartManagementEvent { PartManagementEventType = "parts_lost" }));

        Assert.Equal("""{"event":"part_management","partManagementEventType":"parts_lost"}""", Assert.Single(app.Reports).BodyText());
        Assert.Equal(400, (int)failure.StatusCode!);
    }

    [Fact]
    public async Task Bad_input_is_refused_before_anything_is_sent()
    {
        await using var app = await ExtendApp.StartAsync();
        var order = app.Depot();

        await Refused("serviceOrderId", () => app.ReportAsync(Guid.Empty));
        await Refused("repairEvent", () => app.Client.ServiceOrders.UpdateRepairAsync(order, null!));
        await Refused("PartManagementEventType", () => app.ReportAsync(order, new PartManagementEvent { PartManagementEventType = "" }));
        await Refused("notes", () => app.ReportAsync(order, new ProductReceivedEvent { Notes = "half \ud83d" }));
        await Refused("receivedBy", () => app.ReportAsync(order, new ProductReceivedEvent { AdditionalMembers = new Dictionary<string, JsonElement> { ["receivedBy"] = JsonElement.Parse("1") } }));

        Assert.Empty(app.Sandbox.Requests);
    }

    /// <summary>The bodies that hold nothing but what the reference lists, which is what the sandbox takes.</summary>
    public static IEnumerable<TheoryDataRow<string>> Listed() =>
        ExpectedBodies.All.Where(body => !body.Name.Contains("unlisted", StringComparison.Ordinal)).Select(body => new TheoryDataRow<string>(body.Name));

    private static async Task Refused(string what, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAnyAsync<ArgumentException>(call);
        Assert.Contains(what, refusal.Message, StringComparison.OrdinalIgnoreCase);
    }
}
