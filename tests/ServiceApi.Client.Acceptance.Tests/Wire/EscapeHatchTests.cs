using System.Net;
using System.Text.Json;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Wire;

/// <summary>What the contract's own methods refuse can be sent nevertheless, through the same pipeline.</summary>
public sealed class EscapeHatchTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public async Task A_query_that_the_contract_forbids_is_sent_as_it_is_given()
    {
        await using var app = await App.StartAsync();
        var request = OperationRequest.Create(ServicesApiOperations.GetServiceJobs, None,
        [
            new("marketplaceIds", "ATVPDKIKX0DER,A2EUQ1WTGCTBG2"),
            new("pageSize", "0"),
            new("brand new", "a&b=c/ü"),
            new("pageSize", "21"),
        ]);

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.Client.Executor.SendAsync<JsonElement>(request));

        var sent = Assert.Single(app.Sandbox.Requests.Of("getServiceJobs"));
        Assert.Equal("/service/v1/serviceJobs?marketplaceIds=ATVPDKIKX0DER,A2EUQ1WTGCTBG2&pageSize=0&brand%20new=a%26b%3Dc%2F%C3%BC&pageSize=21", sent.Target);
        Assert.Equal(app.Sandbox.Tokens.Issued[0], sent.Headers["x-amz-access-token"]);
        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.All(exception.Errors, error => Assert.Equal("InvalidInput", error.Code));
        Assert.NotEmpty(exception.Errors);
    }

    [Fact]
    public async Task A_raw_body_keeps_its_bytes_and_its_answer_is_read_as_JSON_and_as_a_model()
    {
        await using var app = await App.StartAsync();
        var job = app.Sandbox.Jobs.Add("""{"serviceJobStatus":"PENDING_SCHEDULE"}""");
        var body = JsonSerializer.SerializeToUtf8Bytes(new { appointmentTime = new { startTime = "2027-01-01T09:00:00Z", parking = "yes" }, invented = new[] { 1, 2 } });
        var plain = OperationRequest.Create(ServicesApiOperations.AddAppointmentForServiceJobByServiceJobId, new Dictionary<string, string> { ["serviceJobId"] = job });
        var request = new OperationRequest(plain.Operation, plain.PathAndQuery) { Body = body, Headers = [new("x-amzn-trial", "on")] };
        app.Sandbox.Faults.Add(new Fault { StatusCode = 200, Times = 2, Body = """{"appointmentId":"A-1","novel":{"deep":true}}"""u8.ToArray() });

        var json = await app.Client.Executor.SendAsync<JsonElement>(request);
        var model = await app.Client.Executor.SendAsync<SetAppointmentResponse>(request);

        var sent = app.Sandbox.Requests.Of("addAppointmentForServiceJobByServiceJobId");
        Assert.Equal(2, sent.Count);
        Assert.All(sent, one => Assert.Equal(body, one.Body.ToArray()));
        Assert.All(sent, one => Assert.Equal("on", one.Headers["x-amzn-trial"]));
        Assert.All(sent, one => Assert.Equal("application/json", one.Headers["Content-Type"]));
        Assert.True(json.GetProperty("novel").GetProperty("deep").GetBoolean());
        Assert.Equal("A-1", model.AppointmentId);
        Assert.True(model.AdditionalMembers!["novel"].GetProperty("deep").GetBoolean());
    }

    [Fact]
    public async Task A_reservation_with_an_id_can_be_created_and_its_answer_left_unread()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Resources.Add("T-1");
        var request = OperationRequest.Create(
            ServicesApiOperations.CreateReservation,
            None,
            [new("marketplaceIds", App.Marketplace)],
            """{"resourceId":"T-1","reservation":{"reservationId":"R-9","type":"SIESTA","availability":{}}}"""u8.ToArray());

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.Client.Executor.SendAsync(request));

        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.Contains("SIESTA", Assert.Single(app.Sandbox.Requests.Of("createReservation")).BodyText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Path_values_of_any_length_stay_one_segment()
    {
        await using var app = await App.StartAsync();
        var id = "../x?y#z%" + new string('9', 200);

        await Assert.ThrowsAnyAsync<ServiceApiException>(() => app.Client.Executor.SendAsync<JsonElement>(
            OperationRequest.Create(ServicesApiOperations.GetServiceJobByServiceJobId, new Dictionary<string, string> { ["serviceJobId"] = id })));

        Assert.Equal("/service/v1/serviceJobs/..%2Fx%3Fy%23z%25" + new string('9', 200), Assert.Single(app.Sandbox.Requests.Of("getServiceJobByServiceJobId")).Target);
    }

    [Fact]
    public async Task It_goes_through_the_same_pipeline()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");
        app.Sandbox.Faults.Add(new Fault { StatusCode = 503 });
        app.Sandbox.Faults.Add(Fault.ExpiredToken());

        var answer = await app.Client.Executor.SendAsync<GetServiceJobByServiceJobIdResponse>(
            OperationRequest.Create(ServicesApiOperations.GetServiceJobByServiceJobId, new Dictionary<string, string> { ["serviceJobId"] = "J" }));

        Assert.Equal("J", answer.Payload!.ServiceJobId);
        Assert.Equal([503, 403, 200], app.Sandbox.Requests.Of("getServiceJobByServiceJobId").Select(request => request.StatusCode!.Value));
    }

    [Theory]
    [InlineData("a value is missing", "serviceJobId=J")]
    [InlineData("a value too many", "serviceJobId=J;appointmentId=A;resourceId=T")]
    [InlineData("another name", "serviceJobId=J;appointmentID=A")]
    [InlineData("an empty value", "serviceJobId=;appointmentId=A")]
    [InlineData("this folder", "serviceJobId=J;appointmentId=.")]
    [InlineData("the folder above", "serviceJobId=..;appointmentId=A")]
    public void Path_values_that_do_not_fit_the_route_are_refused(string what, string values)
    {
        var given = values.Split(';').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

        var exception = Record.Exception(() => OperationRequest.Create(ServicesApiOperations.AssignAppointmentResources, given));

        Assert.True(exception is ArgumentException, what);
    }
}
