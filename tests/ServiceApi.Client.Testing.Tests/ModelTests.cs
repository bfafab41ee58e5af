using System.Collections;
using System.Reflection;
using System.Text.Json;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Testing.Tests;

/// <summary>The sandbox writes its answers by hand: the client's models must know every member of them.</summary>
public sealed class ModelTests
{
    private const string Query = $"?marketplaceIds={World.Marketplace}";
    private const string Job = "/service/v1/serviceJobs/j";
    private const string Appointment = $"{Job}/appointments/a-100";
    private const string Capacity = """{"startDateTime":"2026-11-23T00:00:00Z","endDateTime":"2026-11-24T00:00:00Z","capacityTypes":["SCHEDULED_CAPACITY","AVAILABLE_CAPACITY","ENCUMBERED_CAPACITY","RESERVED_CAPACITY"]}""";
    private const string Reservation = """{"resourceId":"S1","reservation":{"type":"BREAK","availability":{"startTime":"2026-11-23T02:00:00Z","endTime":"2026-11-23T03:00:00Z"}}}""";
    private const string Schedules = """{"schedules":[{"startTime":"2026-11-20T09:00:00Z","endTime":"2026-11-20T17:00:00Z"},{"startTime":"2026-11-20T09:00:00Z","endTime":"2026-11-20T09:00:00Z"}]}""";

    [Theory]
    [InlineData(typeof(CancelServiceJobByServiceJobIdResponse), "PUT", $"{Job}/cancellations?cancellationReasonCode=X", null)]
    [InlineData(typeof(SetAppointmentResponse), "POST", Appointment, """{"appointmentTime":{"startTime":"2026-11-25T09:30:00Z"},"rescheduleReasonCode":"R1"}""")]
    [InlineData(typeof(AssignAppointmentResourcesResponse), "PUT", $"{Appointment}/resources", """{"resources":[{"resourceId":"S1"}]}""")]
    [InlineData(typeof(UpdateScheduleResponse), "PUT", $"/service/v1/serviceResources/S1/schedules{Query}", Schedules)]
    [InlineData(typeof(RangeSlotCapacity), "POST", $"/service/v1/serviceResources/S1/capacity/range{Query}", Capacity)]
    [InlineData(typeof(FixedSlotCapacity), "POST", $"/service/v1/serviceResources/S1/capacity/fixed{Query}", Capacity)]
    [InlineData(typeof(CreateReservationResponse), "POST", $"/service/v1/reservation{Query}", Reservation)]
    [InlineData(typeof(UpdateReservationResponse), "PUT", $"/service/v1/reservation/r-1{Query}", Reservation)]
    [InlineData(typeof(GetAppointmentSlotsResponse), "GET", $"{Job}/appointmentSlots{Query}", null)]
    [InlineData(typeof(GetAppointmentSlotsResponse), "GET", $"/service/v1/appointmentSlots{Query}&asin=B0SANDBOX0&storeId=S1", null)]
    [InlineData(typeof(CreateServiceDocumentUploadDestinationResponse), "POST", "/service/v1/documents", """{"contentType":"PDF","contentLength":1}""")]
    public async Task The_clients_models_know_every_member_of_an_answer(Type type, string method, string target, string? body)
    {
        await using var world = await World.StartAsync(time => new() { TimeProvider = time, MaxSlotsPerPage = 1 });
        world.Sandbox.Reservations.Add("r-1");
        world.Sandbox.Resources.Add("S1");
        world.Sandbox.Resources.SetSchedule("S1", """[{"startTime":"2026-11-23T09:00:00Z","endTime":"2026-11-23T17:00:00Z"}]""");
        world.Sandbox.Jobs.Add("""
            { "serviceJobId": "j", "storeId": "S1", "serviceJobStatus": "NOT_SERVICED", "appointments": [
              { "appointmentId": "a-100", "appointmentStatus": "ACTIVE", "assignedTechnicians": [{ "technicianId": "S1" }],
                "appointmentTime": { "startTime": "2026-11-23T20:00:00Z", "durationInMinutes": 60 } }] }
            """);

        using var answer = await world.SendAsync(HttpMethod.Parse(method), target, body);

        Assert.Equal(200, (int)answer.StatusCode);
        var model = JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ServiceApiJson.Options.GetTypeInfo(type));
        Assert.All(Models(model), part => Assert.Null(part.AdditionalMembers));
    }

    private static IEnumerable<ServiceModel> Models(object? value) => value switch
    {
        ServiceModel model => model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => Models(property.GetValue(model))).Prepend(model),
        string => [],
        IEnumerable all => all.Cast<object?>().SelectMany(Models),
        _ => [],
    };
}
