using static ServiceApi.Client.Testing.SandboxServiceOrderKind;
using static ServiceApi.Client.Testing.SandboxServiceOrderStatus;

namespace ServiceApi.Client.Testing.Tests;

public sealed class SandboxServiceOrdersTests
{
    private static readonly Guid Id = new("7f9c24e8-3b12-4fef-91e0-0123456789ab");

    [Fact]
    public async Task An_order_is_what_it_was_added_as()
    {
        await using var world = await ExtendWorld.StartWithTwoAccountsAsync();

        var usual = world.Sandbox.ServiceOrders.Add(Depot);
        var special = world.Sandbox.ServiceOrders.Add(Onsite, Assigned, ExtendWorld.SecondAccount, Id);

        Assert.Equal((Depot, Accepted, world.Sandbox.ExtendAccount), (usual.Kind, usual.Status, usual.Account));
        Assert.Equal((Onsite, Assigned, ExtendWorld.SecondAccount, Id), (special.Kind, special.Status, special.Account, special.Id));
        Assert.Equal(world.Time.GetUtcNow(), special.AssignedAt);
        Assert.Equal($"{Id} Onsite Assigned", special.ToString());
        Assert.Equal(new[] { usual.Id, Id }.Order(), world.Sandbox.ServiceOrders.All.Select(order => order.Id).Order());
        Assert.Null(world.Sandbox.ServiceOrders.Find(Guid.Empty));
    }

    [Fact]
    public async Task An_order_goes_from_assigned_to_accepted_to_closed()
    {
        await using var world = await ExtendWorld.StartAsync();
        var orders = world.Sandbox.ServiceOrders;
        orders.Add(Depot, Assigned, id: Id);

        Assert.True(orders.Accept(Id));
        Assert.Equal(Accepted, orders.Find(Id)!.Status);
        Assert.False(orders.Accept(Id));
        Assert.True(orders.Close(Id));
        Assert.Equal(Closed, orders.Find(Id)!.Status);
        Assert.False(orders.Close(Id));
        Assert.False(orders.Accept(Id));
        Assert.Equal(Closed, orders.Find(Id)!.Status);
        Assert.False(orders.Accept(Guid.Empty));
        Assert.False(orders.Close(Guid.Empty));
    }

    [Fact]
    public async Task An_order_may_be_closed_before_it_was_accepted()
    {
        await using var world = await ExtendWorld.StartAsync();

        Assert.True(world.Sandbox.ServiceOrders.Close(world.Sandbox.ServiceOrders.Add(Depot, Assigned, id: Id).Id));
        Assert.Equal(Closed, world.Sandbox.ServiceOrders.Find(Id)!.Status);
    }

    [Fact]
    public async Task Closing_keeps_what_was_reported()
    {
        await using var world = await ExtendWorld.StartAsync();
        world.Sandbox.ServiceOrders.Add(Depot, id: Id);
        using var answer = await world.ReportAsync(Id, """{"event":"repair_started"}""");

        world.Sandbox.ServiceOrders.Close(Id);

        Assert.Equal("repair_started", Assert.Single(world.Sandbox.ServiceOrders.Find(Id)!.Events).ToString());
    }

    [Fact]
    public async Task What_cannot_be_an_order_is_refused()
    {
        await using var world = await ExtendWorld.StartAsync();
        var orders = world.Sandbox.ServiceOrders;
        orders.Add(Depot, id: Id);

        Assert.Throws<ArgumentException>(() => orders.Add(Depot, id: Id));
        Assert.Throws<ArgumentException>(() => orders.Add(Depot, account: ExtendWorld.SecondAccount));
        Assert.Throws<ArgumentException>(() => orders.Add((SandboxServiceOrderKind)2));
        Assert.Throws<ArgumentException>(() => orders.Add(Depot, (SandboxServiceOrderStatus)3));
        Assert.Single(orders.All);
    }
}
