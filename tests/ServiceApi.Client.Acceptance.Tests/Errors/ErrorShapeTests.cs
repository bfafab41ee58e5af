using System.Net;
using System.Text;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Errors;

public sealed class ErrorShapeTests
{
    private const string One = """{"code":"InvalidInput","message":"The words","details":"More words"}""";

    [Theory]
    [InlineData("""{"errors":[""" + One + "]}", "InvalidInput|The words|More words")]
    [InlineData("[" + One + "]", "InvalidInput|The words|More words")]
    [InlineData("""{"message":"Forbidden"}""", "|Forbidden|")]
    [InlineData("{}", null)]
    [InlineData("""{"payload":{}}""", null)]
    [InlineData("", null)]
    [InlineData("<html><body>403</body></html>", null)]
    public async Task Each_shape_of_an_error_keeps_what_it_says(string body, string? error)
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Faults.Add(new Fault
        {
            StatusCode = 400,
            Body = Encoding.UTF8.GetBytes(body),
            Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = "BadRequestException" },
        });

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.Client.Operations.SetAppointmentFulfillmentDataAsync("J", "A", new()));

        Assert.Equal(error, exception.Errors is [var first] ? $"{first.Code}|{first.Message}|{first.Details}" : null);
        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.Equal("BadRequestException", exception.ErrorType);
        Assert.Equal("setAppointmentFulfillmentData", exception.Operation.Id);
        Assert.Equal(Assert.Single(app.Sandbox.Requests.Of("setAppointmentFulfillmentData")).RequestId, exception.RequestId);
    }

    [Fact]
    public async Task A_200_that_brings_errors_and_no_payload_is_a_failure()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Faults.Add(new Fault { StatusCode = 200, Body = Encoding.UTF8.GetBytes("""{"errors":[""" + One + "]}") });

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.Client.Operations.UpdateScheduleAsync("T", new() { Schedules = [] }, App.Marketplace));

        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
        Assert.Equal("InvalidInput", Assert.Single(exception.Errors).Code);
    }

    [Fact]
    public async Task A_204_is_never_parsed()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Faults.Add(new Fault { StatusCode = 204, Times = 2 });

        await app.Client.Operations.SetAppointmentFulfillmentDataAsync("J", "A", new());
        Assert.NotNull(await app.Client.Jobs.CompleteAsync("J"));
    }

    [Fact]
    public async Task An_appointment_that_is_not_there_is_not_found()
    {
        await using var app = await App.StartAsync();

        var exception = await Assert.ThrowsAsync<ServiceApiNotFoundException>(() => app.Client.Operations.AssignAppointmentResourcesAsync("J", "A", new() { Resources = [new() { ResourceId = "T" }] }));

        Assert.Equal("NotFound", Assert.Single(exception.Errors).Code);
    }
}
