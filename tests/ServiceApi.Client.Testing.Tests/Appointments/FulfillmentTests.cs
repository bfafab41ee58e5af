using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing.Tests;

public sealed class FulfillmentTests
{
    private const string Target = "/service/v1/serviceJobs/j/appointments/a-100/fulfillment";

    [Fact]
    public async Task Fulfilment_becomes_the_appointments_proof_without_a_word()
    {
        await using var world = await WithAppointmentAsync();
        var content = Uploading.Pdf(100);
        var document = await world.AnnounceAsync();
        await world.UploadAsync(document, content);

        using var answer = await world.PutAsync(Target, $$"""
            { "estimatedArrivalTime": { "startTime": "2026-11-22T13:00:00Z", "endTime": "2026-11-22T14:00:00Z" },
              "fulfillmentTime": { "startTime": "2026-11-22T10:00:00.000Z", "endTime": "2026-11-22T11:30:00.000Z" },
              "appointmentResources": [{ "resourceId": "T1" }],
              "fulfillmentDocuments": [{ "uploadDestinationId": "{{document.Id}}", "contentSha256": "{{Uploading.Sha256(content)}}" }] }
            """);

        Assert.Equal(204, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
        Assert.Equal(
            """
            {"appointmentTime":{"startTime":"2026-11-22T10:00:00Z","durationInMinutes":90},"technicians":[{"technicianId":"T1","name":"Tess"}],"uploadingTechnician":"T1","uploadTime":"2026-11-22T12:00:00Z","poaType":"POA_RECEIPT"}
            """,
            Poa(world)!.ToJsonString());
    }

    [Fact]
    public async Task What_is_set_later_is_added_to_what_was_set_before()
    {
        await using var world = await WithAppointmentAsync();

        using var first = await world.PutAsync(Target, """{ "appointmentResources": [{ "resourceId": "T1" }] }""");
        using var second = await world.PutAsync(Target, """{ "fulfillmentTime": { "startTime": "2026-11-22T10:00:00Z", "endTime": "2026-11-22T11:30:00Z" } }""");
        using var nothing = await world.PutAsync(Target, "{}");

        Assert.Equal(204, (int)nothing.StatusCode);
        Assert.Equal(["technicians", "uploadingTechnician", "appointmentTime"], Poa(world)!.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("2026-11-22T10:00:00Z", "2026-11-22T12:00:00Z", 204)]
    [InlineData("2026-11-22T10:00:00Z", "2026-11-22T12:00:00.001Z", 422)]
    [InlineData("2026-11-22T12:00:00.001Z", "2026-11-22T13:00:00Z", 422)]
    [InlineData("2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z", 422)]
    [InlineData("2026-11-22T10:00:00Z", "2026-11-22T09:00:00Z", 422)]
    [InlineData("2026-11-22T10:00:00+02:00", "2026-11-22T09:00:00Z", 400)]
    [InlineData("yesterday", "2026-11-22T09:00:00Z", 400)]
    public async Task It_ends_after_it_starts_and_not_in_the_future(string start, string end, int status)
    {
        await using var world = await WithAppointmentAsync();

        using var answer = await world.PutAsync(Target, $$"""{ "fulfillmentTime": { "startTime": "{{start}}", "endTime": "{{end}}" } }""");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 204, Poa(world) is not null);
    }

    [Theory]
    [InlineData("""{ "estimatedArrivalTime": { "startTime": "2026-11-22T13:00:00Z" } }""", 400, "endTime")]
    [InlineData("""{ "estimatedArrivalTime": "soon" }""", 400, "estimatedArrivalTime")]
    [InlineData("""{ "estimatedArrivalTime": { "startTime": "2026-11-22T13:00:00Z", "endTime": "2026-11-22T13:00:00Z" } }""", 422, "estimatedArrivalTime")]
    [InlineData("""{ "fulfillmentTime": 5 }""", 400, "fulfillmentTime")]
    [InlineData("""{ "appointmentResources": [] }""", 400, "appointmentResources")]
    [InlineData("""{ "appointmentResources": [{ "resourceId": "nobody" }] }""", 422, "nobody")]
    [InlineData("""{ "fulfillmentDocuments": {} }""", 400, "fulfillmentDocuments")]
    [InlineData("""{ "fulfillmentDocuments": [{}] }""", 400, "uploadDestinationId")]
    [InlineData("""{ "fulfillmentDocuments": [{ "uploadDestinationId": "unheard-of" }] }""", 422, "unheard-of")]
    public async Task Errors_are_an_array_that_stands_by_itself(string body, int status, string named)
    {
        await using var world = await WithAppointmentAsync();

        using var answer = await world.PutAsync(Target, body);

        var error = await World.BareErrorAsync(answer, status);
        Assert.Contains(named, (string)error["message"]!, StringComparison.Ordinal);
        Assert.NotNull(error["code"]);
        Assert.Null(Poa(world));
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("not Base64")]
    public async Task A_hash_is_a_SHA256_in_Base64(string hash)
    {
        await using var world = await WithAppointmentAsync();
        var document = await world.AnnounceAsync();

        using var answer = await world.PutAsync(Target, $$"""{ "fulfillmentDocuments": [{ "uploadDestinationId": "{{document.Id}}", "contentSha256": "{{hash}}" }] }""");

        Assert.Contains("contentSha256", (string)(await World.BareErrorAsync(answer, 422))["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "a-100", 404)]
    [InlineData("j", "a-999", 404)]
    [InlineData("j", "a-101", 422)]
    [InlineData("done", "a-100", 422)]
    public async Task It_is_set_for_an_active_appointment_before_the_job_is_completed(string job, string appointment, int status)
    {
        await using var world = await WithAppointmentAsync();
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "done", "serviceJobStatus": "COMPLETED", "appointments": [{ "appointmentId": "a-100", "appointmentStatus": "ACTIVE" }] }""");

        using var answer = await world.PutAsync($"/service/v1/serviceJobs/{job}/appointments/{appointment}/fulfillment", "{}");

        await World.BareErrorAsync(answer, status);
    }

    [Fact]
    public async Task A_body_that_is_not_said_to_be_JSON_is_a_bare_415_and_the_gateway_keeps_its_own_shape()
    {
        await using var world = await WithAppointmentAsync();
        using var untyped = world.Request(HttpMethod.Put, Target);
        untyped.Content = new StringContent("{}");
        using var refused = await world.Http.SendAsync(untyped);
        world.Token = "nobody's";

        using var forbidden = await world.PutAsync(Target, "{}");

        await World.BareErrorAsync(refused, 415);
        await World.ErrorAsync(forbidden, 403);
    }

    private static JsonNode? Poa(World world) => world.Sandbox.Jobs.Find("j")!.Json["appointments"]![0]!["poa"];

    private static async Task<World> WithAppointmentAsync()
    {
        var world = await World.StartAsync();
        world.Sandbox.Resources.Add("T1", "Tess");
        world.Sandbox.Jobs.Add("""
            { "serviceJobId": "j", "serviceJobStatus": "NOT_SERVICED", "appointments": [
              { "appointmentId": "a-100", "appointmentStatus": "ACTIVE" }, { "appointmentId": "a-101", "appointmentStatus": "CANCELLED" }] }
            """);
        return world;
    }
}
