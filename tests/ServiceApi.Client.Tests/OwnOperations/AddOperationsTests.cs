using System.Globalization;
using System.Net;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NSubstitute;
using ServiceApi.Client.Providers;
using ServiceApi.Client.Serialization;
using ServiceApi.Client.Tests.DependencyInjection;
using ServiceApi.Client.Tests.Providers;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.OwnOperations;

/// <summary>Operations that an app adds go through the same pipeline as those of the client.</summary>
public sealed class AddOperationsTests
{
    private const string Found = """{"payload":{"AmazonOrderId":"902","PurchaseDate":"2026-05-04T16:00:00"}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_have_the_accounts_token_address_and_user_agent()
    {
        await using var app = App();
        app.Service.Then(HttpStatusCode.OK, Found).Then(HttpStatusCode.OK);

        await Orders(app).GetOrderAsync("902", Token);
        await app.Client.CallAsync();

        var (own, known) = (app.Service.Requests[0], app.Service.Requests[1]);
        Assert.Equal("https://sellingpartnerapi-na.amazon.com/orders/v0/orders/902", own.Address.AbsoluteUri);
        Assert.Equal((known.Token, known.Headers["User-Agent"]), (own.Token, own.Headers["User-Agent"]));
        Assert.Equal(1, app.Service.TokenRequests);
    }

    [Fact]
    public async Task Bodies_are_written_and_answers_read_as_the_apps_context_says()
    {
        await using var app = App();
        app.Service.Then(HttpStatusCode.OK, Found).Then(HttpStatusCode.NoContent, "").Then(HttpStatusCode.OK, "[1]");

        var order = await Orders(app).GetOrderAsync("902", Token);
        await Orders(app).UpdateShipmentStatusAsync("902", new() { ShipmentStatus = "ReadyForPickup" }, Token);
        var raw = await Orders(app).GetOrdersAsync("ATVPDKIKX0DER", Token);

        Assert.Equal("902", order.Payload!.AmazonOrderId);
        Assert.Equal("""{"ShipmentStatus":"ReadyForPickup"}""", app.Service.Requests[1].Body);
        Assert.Equal("?MarketplaceIds=ATVPDKIKX0DER", app.Service.Requests[2].Address.Query);
        Assert.Equal("[1]", raw.Text);
    }

    [Fact]
    public async Task A_date_without_an_offset_is_utc()
    {
        await using var app = App();
        app.Service.Then(HttpStatusCode.OK, Found);

        var order = await Orders(app).GetOrderAsync("902", Token);

        Assert.Equal(new DateTimeOffset(2026, 5, 4, 16, 0, 0, TimeSpan.Zero).ToString("o", CultureInfo.InvariantCulture), order.Payload!.PurchaseDate?.ToString("o", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Another_resolver_reads_as_the_web_does()
    {
        await using var app = new TestClient(build: builder => builder.AddOperations<IOrdersApi>(OrdersJson.Default.WithAddedModifier(_ => { })));
        app.Service.Then(HttpStatusCode.OK, """{"payload":{"amazonOrderId":"902"}}""").Then(HttpStatusCode.OK);

        Assert.Equal("902", (await Orders(app).GetOrderAsync("902", Token)).Payload!.AmazonOrderId);
        await Orders(app).UpdateShipmentStatusAsync("902", new() { ShipmentStatus = "PickedUp" }, Token);
        Assert.Equal("""{"shipmentStatus":"PickedUp","remark":null}""", app.Service.Requests[1].Body);
    }

    [Fact]
    public async Task Their_usage_plan_is_kept()
    {
        await using var app = App();
        app.Service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.OK, Found));

        await GetOneAfterAnotherAsync(app, 4);

        var times = app.Service.Requests.Select(request => (request.At - app.Service.Requests[0].At).TotalSeconds);
        Assert.Equal([0, 0, 2, 4], times.Select(seconds => Math.Round(seconds, 1)));
    }

    [Fact]
    public async Task Their_usage_plan_can_be_overridden()
    {
        await using var app = App(options => options.Throttling.UsagePlans["getOrder"] = new() { RatePerSecond = 1, Burst = 1 });
        app.Service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.OK, Found));

        await GetOneAfterAnotherAsync(app, 3);

        var times = app.Service.Requests.Select(request => (request.At - app.Service.Requests[0].At).TotalSeconds);
        Assert.Equal([0, 1, 2], times.Select(seconds => Math.Round(seconds, 1)));
    }

    [Fact]
    public async Task They_are_retried_and_their_errors_are_the_librarys()
    {
        await using var app = App();
        app.Service.Then(HttpStatusCode.ServiceUnavailable).Then(HttpStatusCode.NotFound, """{"errors":[{"code":"NotFound","message":"No order."}]}""");

        var failure = await Assert.ThrowsAsync<ServiceApiNotFoundException>(() => app.RunAsync(Orders(app).GetOrderAsync("902", Token)));

        Assert.Equal((2, "getOrder", "NotFound"), (failure.Attempts, failure.Operation.Id, Assert.Single(failure.Errors).Code));
    }

    [Fact]
    public async Task A_success_that_holds_nothing_but_errors_throws()
    {
        await using var app = App();
        app.Service.Then(HttpStatusCode.OK, """{"payload":null}""");

        await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => Orders(app).GetOrderAsync("902", Token));
    }

    [Fact]
    public async Task Each_is_seen_under_its_own_id()
    {
        using var telemetry = new Telemetry();
        await using var app = App();
        app.Service.Then(HttpStatusCode.OK, Found);

        await Orders(app).GetOrderAsync("902", Token);

        var span = Assert.Single(telemetry.Spans, span => span.Source.Name == "ServiceApi.Client");
        Assert.Equal(("getOrder", "/orders/v0/orders/{orderId}"), (span.DisplayName, span.GetTagItem("url.template")));
    }

    [Fact]
    public async Task A_model_that_the_context_lacks_is_named_before_anything_is_sent()
    {
        await using var app = new TestClient(build: builder => builder.AddOperations<IOrdersApi>(JsonTypeInfoResolver.Combine()));

        var failure = await Assert.ThrowsAsync<NotSupportedException>(() => Orders(app).GetOrderAsync("902", Token));

        Assert.Contains($"describes {typeof(GetOrderResponse)}. For operations of your own, name it in a [JsonSerializable]", failure.Message, StringComparison.Ordinal);
        Assert.Empty(app.Service.Requests);
    }

    [Fact]
    public async Task An_account_made_at_run_time_has_them_through_its_executor()
    {
        await using var app = App();
        app.Service.Then(HttpStatusCode.OK, Found);

        var orders = new OrdersApi(app.OtherClient.Executor.WithJson(OrdersJson.Default).With(CallOptions.NoQueueing));

        Assert.Equal("902", (await orders.GetOrderAsync("902", Token)).Payload!.AmazonOrderId);
    }

    [Fact]
    public async Task Options_of_a_call_stay_with_the_apps_models()
    {
        await using var app = App();
        app.Service.Then(HttpStatusCode.OK, Found);
        ResponseMetadata? seen = null;
        var orders = new OrdersApi(app.Client.Executor.With(new() { OnResponse = metadata => seen = metadata }).WithJson(OrdersJson.Default));

        await orders.GetOrderAsync("902", Token);

        Assert.Equal("getOrder", seen?.Operation.Id);
    }

    [Fact]
    public async Task Every_account_has_its_own()
    {
        await using var app = App();
        app.Service.Then(HttpStatusCode.OK, Found).Then(HttpStatusCode.OK, Found);

        await Orders(app).GetOrderAsync("902", Token);
        await app.Services.GetRequiredKeyedService<IOrdersApi>(TestClient.Other).GetOrderAsync("902", Token);

        Assert.Equal(["token-1", "token-2"], app.Service.Requests.Select(request => request.Token));
        Assert.Same(Orders(app), app.Services.GetRequiredKeyedService<IOrdersApi>(""));
    }

    [Fact]
    public void A_substitute_takes_their_place()
    {
        var substitute = Substitute.For<IOrdersApi>();
        var services = new ServiceCollection().AddSingleton(substitute);
        services.AddServiceApiClient(TestClient.Configure).AddOperations<IOrdersApi>(OrdersJson.Default);
        using var app = services.BuildServiceProvider();

        Assert.Same(substitute, app.GetRequiredService<IOrdersApi>());
    }

    [Fact]
    public void To_add_them_twice_is_to_add_them_once()
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(TestClient.Configure).AddOperations<IOrdersApi>(OrdersJson.Default).AddOperations<IOrdersApi>(OrdersJson.Default);
        using var app = services.BuildServiceProvider();

        Assert.NotNull(app.GetRequiredService<IOptionsMonitor<ServiceApiClientOptions>>().Get(""));
        Assert.Single(app.GetServices<IOrdersApi>());
    }

    [Fact]
    public void One_contract_is_not_two_services()
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(TestClient.Configure).AddOperations<IOrdersApi>(OrdersJson.Default);
        var clock = services.AddProviderClient("", new ClockService(), options => options.Key = "key");

        var failure = Assert.Throws<InvalidOperationException>(() => clock.AddOperations<IOrdersApi>(OrdersJson.Default));

        Assert.Contains("IOrdersApi has been added under the same name to the client of another service", failure.Message, StringComparison.Ordinal);
        services.AddProviderClient("other", new ClockService(), options => options.Key = "key").AddOperations<IOrdersApi>(OrdersJson.Default);
    }

    [Fact]
    public void One_contract_has_one_resolver()
    {
        var builder = new ServiceCollection().AddServiceApiClient(TestClient.Configure).AddOperations<IOrdersApi>(OrdersJson.Default);

        Assert.Throws<InvalidOperationException>(() => builder.AddOperations<IOrdersApi>(JsonTypeInfoResolver.Combine()));
    }

    [Fact]
    public void What_is_known_of_a_resolvers_models_is_found_out_once() => Assert.Same(ContractJson.Of(OrdersJson.Default), ContractJson.Of(OrdersJson.Default));

    [Fact]
    public void An_id_that_the_client_has_is_refused_when_the_options_are_checked()
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(TestClient.Configure).AddOperations<IClashingApi>(OrdersJson.Default);
        using var app = services.BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(() => app.GetRequiredService<IServiceApiClient>());

        Assert.Equal("ServiceApi.Client: Operations must have ids of their own, and 2 have the id getServiceJobs: give it another with [OperationId].", Assert.Single(failure.Failures));
    }

    [Fact]
    public void What_the_generator_has_not_implemented_is_refused_at_once()
    {
        var builder = new ServiceCollection().AddServiceApiClient(TestClient.Configure);

        var failure = Assert.Throws<InvalidOperationException>(() => builder.AddOperations<INoContract>(OrdersJson.Default));

        Assert.Contains("INoContract is no contract that the generator has implemented", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("resolver", () => builder.AddOperations<IOrdersApi>(null!));
        Assert.Throws<ArgumentNullException>("resolver", () => new TestClient().Client.Executor.WithJson(null!));
    }

    private static TestClient App(Action<ServiceApiClientOptions>? configure = null) => new(configure, builder => builder.AddOperations<IOrdersApi>(OrdersJson.Default));

    private static async Task GetOneAfterAnotherAsync(TestClient app, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await app.RunAsync(Orders(app).GetOrderAsync("902", Token));
        }
    }

    private static IOrdersApi Orders(TestClient app) => app.Services.GetRequiredService<IOrdersApi>();
}
