using System.Net;
using System.Text;
using ServiceApi.Client.Extend.Tests.Support;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Extend.Tests.Errors;

public sealed class AnswerTests
{
    [Theory]
    [InlineData(400, typeof(ServiceApiResponseException))]
    [InlineData(401, typeof(ServiceApiUnauthorizedException))]
    [InlineData(403, typeof(ServiceApiUnauthorizedException))]
    [InlineData(404, typeof(ServiceApiNotFoundException))]
    [InlineData(409, typeof(ServiceApiConflictException))]
    [InlineData(429, typeof(ServiceApiThrottledException))]
    [InlineData(500, typeof(ServiceApiResponseException))]
    [InlineData(503, typeof(ServiceApiResponseException))]
    public async Task Each_status_has_its_exception_which_keeps_the_answer(int status, Type type)
    {
        await using var app = await ExtendApp.StartAsync();
        app.Sandbox.Faults.Add(new Fault { Operation = "updateRepair", StatusCode = status, Body = """{"reason":"Maria"}"""u8.ToArray(), Times = Fault.Always });

        var failure = Assert.IsType<ServiceApiException>(await Record.ExceptionAsync(() => app.ReportAsync(app.Depot())), exactMatch: false);

        Assert.IsType(type, failure);
        Assert.Equal(status, (int)failure.StatusCode!);
        Assert.Equal(("""{"reason":"Maria"}""", "Maria"), (failure.Response!.Text, failure.Response.Json!.Value.GetProperty("reason").GetString()));
        Assert.Equal(status, (int)failure.Response.StatusCode);
        Assert.DoesNotContain("Maria", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(status == 500, failure.OutcomeUnknown);
    }

    [Fact]
    public async Task An_error_that_is_no_JSON_is_kept_as_text()
    {
        await using var app = await ExtendApp.StartAsync();
        app.Sandbox.Faults.Add(new Fault { Operation = "updateRepair", StatusCode = 400, Body = "<html>No</html>"u8.ToArray() });

        var failure = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.ReportAsync(app.Depot()));

        Assert.Equal(("<html>No</html>", null), (failure.Response!.Text, failure.Response.Json));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>Maria</html>")]
    [InlineData("\r\n<HTML>Maria")]
    public async Task A_page_is_no_answer_and_says_nothing_of_what_was_done(string page)
    {
        await using var app = await ExtendApp.StartAsync();
        app.Sandbox.Faults.Add(new Fault { Operation = "updateRepair", StatusCode = 200, Body = Encoding.UTF8.GetBytes(page) });

        var failure = await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => app.ReportAsync(app.Depot()));

        Assert.True(failure.OutcomeUnknown);
        Assert.DoesNotContain("Maria", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "done")]
    [InlineData(201, """{"errors":[{"code":"x"}]}""")]
    [InlineData(204, "")]
    public async Task Any_success_is_given_as_it_came(int status, string body)
    {
        await using var app = await ExtendApp.StartAsync();
        app.Sandbox.Faults.Add(new Fault { Operation = "updateRepair", StatusCode = status, Body = status == 204 ? null : Encoding.UTF8.GetBytes(body) });

        var answer = await app.ReportAsync(app.Depot());

        Assert.Equal((status, body), ((int)answer.StatusCode, answer.Text));
        Assert.Equal(body.StartsWith('{'), answer.Json is not null);
    }

    [Theory]
    [InlineData(SandboxServiceOrderStatus.Assigned)]
    [InlineData(SandboxServiceOrderStatus.Closed)]
    public async Task An_order_that_is_not_accepted_or_is_closed_takes_no_report(SandboxServiceOrderStatus status)
    {
        await using var app = await ExtendApp.StartAsync();
        var order = app.Depot(status);

        var conflict = await Assert.ThrowsAsync<ServiceApiConflictException>(() => app.ReportAsync(order));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Response!.StatusCode);
        Assert.Empty(app.Sandbox.ServiceOrders.Find(order)!.Events);
    }

    [Fact]
    public async Task An_order_that_does_not_exist_or_is_not_ours_is_told_apart()
    {
        var other = new SandboxExtendAccount { PrivateKey = "other", ClientId = "other" };
        await using var app = await ExtendApp.StartAsync(options: new() { ExtendAccounts = [new SandboxExtendAccount(), other] });
        var foreign = app.Sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Depot, account: other).Id;

        await Assert.ThrowsAsync<ServiceApiNotFoundException>(() => app.ReportAsync(Guid.NewGuid()));
        await Assert.ThrowsAsync<ServiceApiUnauthorizedException>(() => app.ReportAsync(foreign));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_refusal_that_says_that_nothing_was_done_is_repeated(int status)
    {
        await using var app = await ExtendApp.StartAsync();
        var order = app.Depot();
        app.Sandbox.Faults.Add(new Fault { Operation = "updateRepair", StatusCode = status, Times = 2 });

        await app.ReportAsync(order);

        Assert.Equal([status, status, 200], app.Reports.Select(report => report.StatusCode));
        Assert.Single(app.Sandbox.ServiceOrders.Find(order)!.Events);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_fault_of_the_service_is_told_and_not_repeated(int status)
    {
        await using var app = await ExtendApp.StartAsync();
        var order = app.Depot();
        app.Sandbox.Faults.Add(new Fault { Operation = "updateRepair", StatusCode = status, CarriesOut = true });

        var failure = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.ReportAsync(order));

        Assert.True(failure.OutcomeUnknown);
        Assert.Single(app.Sandbox.ServiceOrders.Find(order)!.Events);
        Assert.Single(app.Reports);
    }

    [Theory]
    [InlineData(ConnectionBreak.BeforeAnswer)]
    [InlineData(ConnectionBreak.WithinBody)]
    public async Task A_connection_that_breaks_after_sending_is_told_and_not_repeated(ConnectionBreak where)
    {
        await using var app = await ExtendApp.StartAsync();
        var order = app.Depot();
        app.Sandbox.Faults.Add(new Fault { Operation = "updateRepair", Break = where, CarriesOut = true });

        var failure = await Assert.ThrowsAsync<ServiceApiConnectionException>(() => app.ReportAsync(order));

        Assert.True(failure.OutcomeUnknown);
        Assert.Equal(1, failure.Attempts);
        Assert.Single(app.Sandbox.ServiceOrders.Find(order)!.Events);
        Assert.Single(app.Reports);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_told_and_not_repeated()
    {
        await using var app = await ExtendApp.StartAsync(options => options.AttemptTimeout = TimeSpan.FromMilliseconds(200));
        var never = new TaskCompletionSource();
        await app.Client.Operations.GetPublicKeyAsync(); // so that the token is there
        app.Sandbox.Faults.Add(new Fault { Operation = "updateRepair", Until = never.Task });

        var failure = await Assert.ThrowsAsync<ServiceApiTimeoutException>(() => app.ReportAsync(app.Depot()));

        Assert.True(failure.OutcomeUnknown);
        Assert.Single(app.Reports);
        never.SetResult();
    }
}
