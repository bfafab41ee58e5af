using System.Net.Http.Headers;
using static ServiceApi.Client.Testing.SandboxServiceOrderKind;
using static ServiceApi.Client.Testing.SandboxServiceOrderStatus;

namespace ServiceApi.Client.Testing.Tests;

public sealed class UpdateRepairTests
{
    private const string Received = """{"event":"product_received","receivedBy":"Bo","receivedAt":1795348800000}""";

    [Fact]
    public async Task A_report_is_kept_as_it_was_sent_and_the_answer_tells_the_order()
    {
        await using var world = await ExtendWorld.StartAsync();
        var order = world.Sandbox.ServiceOrders.Add(Depot);
        world.Time.Advance(TimeSpan.FromMinutes(10));

        using var answer = await world.ReportAsync(order.Id, Received);

        Assert.Equal($$"""{"id":"{{order.Id}}","status":"accepted"}""", await answer.Content.ReadAsStringAsync());
        var reported = world.Sandbox.ServiceOrders.Find(order.Id)!;
        var received = Assert.Single(reported.Events);
        Assert.Equal("product_received", received.Name);
        Assert.Equal(Received, received.Json.GetRawText());
        Assert.Equal(world.Time.GetUtcNow(), received.ReceivedAt);
        Assert.Equal(world.Time.GetUtcNow().AddMinutes(-10), reported.AssignedAt);
        Assert.Equal("updateRepair", Assert.Single(world.Sandbox.Requests).OperationId);
        Assert.Empty(order.Events);
    }

    [Fact]
    public async Task Events_stand_in_their_order_and_may_come_twice()
    {
        await using var world = await ExtendWorld.StartAsync();
        var id = world.Sandbox.ServiceOrders.Add(Depot).Id;

        foreach (var name in (string[])["repair_shipped", "product_received", "repair_started", "product_received"])
        {
            using var answer = await world.ReportAsync(id, $$"""{"event":"{{name}}"}""");
            Assert.Equal(200, (int)answer.StatusCode);
        }

        var order = world.Sandbox.ServiceOrders.Find(id)!;
        Assert.Equal(["repair_shipped", "product_received", "repair_started", "product_received"], order.Events.Select(repairEvent => repairEvent.Name));
        Assert.Equal(Accepted, order.Status);
    }

    [Fact]
    public async Task Resolved_closes_an_order_and_then_nothing_can_be_reported()
    {
        await using var world = await ExtendWorld.StartAsync();
        var id = world.Sandbox.ServiceOrders.Add(Onsite).Id;

        using var resolved = await world.ReportAsync(id, """{"event":"resolved","resolutionType":"fulfilled"}""");
        using var late = await world.ReportAsync(id, """{"event":"batched"}""");

        Assert.Equal("closed", (string)(await World.OkAsync(resolved))["status"]!);
        Assert.Equal("The service order is closed.", await ExtendWorld.RefusalAsync(late, 409));
        Assert.Equal(Closed, world.Sandbox.ServiceOrders.Find(id)!.Status);
        Assert.Equal("resolved", Assert.Single(world.Sandbox.ServiceOrders.Find(id)!.Events).Name);
    }

    [Fact]
    public async Task An_order_must_have_been_accepted_and_not_be_closed()
    {
        await using var world = await ExtendWorld.StartAsync();
        var id = world.Sandbox.ServiceOrders.Add(Depot, Assigned).Id;

        using var early = await world.ReportAsync(id, Received);
        world.Sandbox.ServiceOrders.Accept(id);
        using var accepted = await world.ReportAsync(id, Received);
        world.Sandbox.ServiceOrders.Close(id);
        using var late = await world.ReportAsync(id, Received);

        Assert.Equal("The service order has not been accepted.", await ExtendWorld.RefusalAsync(early, 409));
        Assert.Equal(200, (int)accepted.StatusCode);
        Assert.Equal("The service order is closed.", await ExtendWorld.RefusalAsync(late, 409));
        Assert.Single(world.Sandbox.ServiceOrders.Find(id)!.Events);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("7f9c24e8-3b12-4fef-91e0-111111111112")]
    [InlineData("7f9c24e83b124fef91e0111111111111")]
    [InlineData("%7B7f9c24e8-3b12-4fef-91e0-111111111111%7D")]
    [InlineData("7")]
    [InlineData("public-key")]
    public async Task An_order_that_does_not_exist_and_an_id_in_another_form_are_a_404(string id)
    {
        await using var world = await ExtendWorld.StartAsync();
        world.Sandbox.ServiceOrders.Add(Depot, id: new Guid("7f9c24e8-3b12-4fef-91e0-111111111111"));

        using var answer = await world.ReportAsync(id, Received);

        Assert.NotEmpty(await ExtendWorld.RefusalAsync(answer, 404));
    }

    [Fact]
    public async Task An_id_is_found_in_capital_letters_too()
    {
        await using var world = await ExtendWorld.StartAsync();
        var id = world.Sandbox.ServiceOrders.Add(Depot).Id;

        using var answer = await world.ReportAsync($"{id}".ToUpperInvariant(), Received);

        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task The_order_of_another_servicer_is_a_403()
    {
        await using var world = await ExtendWorld.StartWithTwoAccountsAsync();
        var id = world.Sandbox.ServiceOrders.Add(Depot, account: ExtendWorld.SecondAccount).Id;

        using var refused = await world.ReportAsync(id, Received);
        world.Token = ExtendWorld.SecondAccount.PrivateKey;
        using var accepted = await world.ReportAsync(id, Received);

        Assert.Contains("another servicer", await ExtendWorld.RefusalAsync(refused, 403), StringComparison.Ordinal);
        Assert.Equal(200, (int)accepted.StatusCode);
        Assert.Single(world.Sandbox.ServiceOrders.Find(id)!.Events);
    }

    [Theory]
    [InlineData("application/json; version=2022-02-01", 200)]
    [InlineData("application/json;version=latest", 200)]
    [InlineData("Application/JSON; Version=\"2022-02-01\"", 200)]
    [InlineData("text/plain, application/json; q=0.9; version=2022-02-01", 200)]
    [InlineData(null, 400)]
    [InlineData("*/*", 400)]
    [InlineData("application/json", 400)]
    [InlineData("application/json; version=", 400)]
    [InlineData("application/json; version=\"\"", 400)]
    [InlineData("application/json, text/plain; version=2022-02-01", 400)]
    [InlineData("application/json; charset=utf-8", 400)]
    public async Task Accept_names_JSON_and_a_version(string? accept, int status)
    {
        await using var world = await ExtendWorld.StartAsync();
        using var request = world.Request($"{world.Sandbox.ServiceOrders.Add(Depot).Id}", Received);
        request.Headers.Remove("Accept");
        if (accept is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Accept", accept));
        }

        using var answer = await world.Http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.True(status == 200 || (await ExtendWorld.RefusalAsync(answer, 400)).Contains("The header Accept", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("text/plain", 400)]
    [InlineData("application/jsonp", 400)]
    [InlineData(null, 400)]
    public async Task Content_Type_names_JSON(string? contentType, int status)
    {
        await using var world = await ExtendWorld.StartAsync();
        using var request = world.Request($"{world.Sandbox.ServiceOrders.Add(Depot).Id}", Received);
        request.Content!.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);

        using var answer = await world.Http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.True(status == 200 || (await ExtendWorld.RefusalAsync(answer, 400)).Contains("The header Content-Type", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_of_10_MB_is_read_whole()
    {
        await using var world = await ExtendWorld.StartAsync();
        var notes = new string('é', 5_000_000);

        using var answer = await world.ReportAsync(Onsite, $$"""{"event":"batched","notes":"{{notes}}"}""");

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(notes, Assert.Single(Assert.Single(world.Sandbox.ServiceOrders.All).Events).Json.GetProperty("notes").GetString());
    }

    [Fact]
    public async Task Of_many_concurrent_reports_every_one_is_kept_once_and_none_after_the_closing()
    {
        await using var world = await ExtendWorld.StartAsync();
        var id = world.Sandbox.ServiceOrders.Add(Onsite).Id;

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => world.ReportAsync(id, number == 100 ? """{"event":"resolved"}""" : $$"""{"event":"{{number}}"}""")));

        var order = world.Sandbox.ServiceOrders.Find(id)!;
        var accepted = Enumerable.Range(0, 200).Where(number => (int)answers[number].StatusCode == 200).Select(number => number == 100 ? "resolved" : $"{number}");
        Assert.Equal(accepted.Order(StringComparer.Ordinal), order.Events.Select(repairEvent => repairEvent.Name).Order(StringComparer.Ordinal));
        Assert.Equal("resolved", order.Events[^1].Name);
        Assert.All(answers, answer => Assert.True((int)answer.StatusCode is 200 or 409));
        Array.ForEach(answers, answer => answer.Dispose());
    }
}
