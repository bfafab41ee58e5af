using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Tests.Models;

public sealed class RoundTripTests
{
    private static readonly HashSet<string> EnumMembers =
        ["serviceJobStatus", "appointmentStatus", "poaType", "itemStatus", "serviceLocationType", "errorLevel", "type", "daysOfWeek", "capacityType", "schedulingType", "standard"];

    private static readonly HashSet<string> Dictionaries = ["additionalAttributes", "headers"];

    public static TheoryData<Type, string> Bodies => SampleBodies.All;

    [Theory]
    [MemberData(nameof(Bodies))]
    public void What_was_read_is_written_out_again(Type type, string json) => Json.AssertSame(json, Write(type, Read(type, json)));

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Every_member_of_the_contract_has_a_property_that_is_given(Type type, string json)
    {
        var models = ModelsIn(Read(type, json)).ToList();

        Assert.All(models, model => Assert.Null(model.AdditionalMembers));
        Assert.All(models.GroupBy(model => model.GetType()), group =>
            Assert.All(PropertiesOf(group.Key), property => Assert.Contains(group, model => property.GetValue(model) is not null)));
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Unknown_members_and_values_at_every_level_are_kept_and_written_out_again(Type type, string json)
    {
        var changed = JsonNode.Parse(json)!;
        var (members, values) = AddWhatNobodyKnows(changed);

        var read = Read(type, changed.ToJsonString());

        Json.AssertSame(changed.ToJsonString(), Write(type, read));
        Assert.Equal(members, ModelsIn(read).Count(model => model.AdditionalMembers?.ContainsKey("unheardOf") == true));
        Assert.Equal(values, OpenEnumsIn(read).Count(value => value.StartsWith("UNHEARD_OF_", StringComparison.Ordinal)));
        Assert.True(members > 0 && values > 0);
    }

    [Fact]
    public void A_job_is_read_member_by_member()
    {
        var job = Json.Read<ServiceJob>(SampleBodies.Job);

        Assert.Equal(new DateTimeOffset(2024, 2, 6, 19, 1, 11, 123, TimeSpan.Zero), job.CreateTime);
        Assert.True(job.ServiceJobStatus == ServiceJobStatus.PendingSchedule);
        Assert.Equal("TV wall mounting, up to 65\"", job.ScopeOfWork!.Title);
        Assert.Equal(TimeSpan.FromHours(-8), job.PreferredAppointmentTimes![1].StartTime!.Value.Offset);
        Assert.Equal("Zoë Łukasz", job.Appointments![0].Poa!.Technicians![0].Name);
        Assert.Equal("Maria\u00A0Ñúñez", job.Buyer!.Name);
        Assert.True(job.Buyer.IsPrimeMember);
        Assert.Equal("Polaris", job.AssociatedItems![0].LinkedAssets![0].AdditionalAttributes!["make"]);
        Assert.Equal("98121-1234", job.ServiceLocation!.Address!.PostalCode);
        Assert.Equal(129.90m, job.Payments![0].Amount!.Value);
    }

    [Fact]
    public void Nulls_for_members_are_read_as_nothing()
    {
        var nulls = string.Join(',', ServiceApiJson.Options.GetTypeInfo(typeof(ServiceJob)).Properties.Where(property => !property.IsExtensionData).Select(property => $"\"{property.Name}\":null"));

        Assert.Equal(new ServiceJob(), Json.Read<ServiceJob>("{" + nulls + "}"));
    }

    [Fact]
    public void Schedules_and_reservations_keep_the_offset_of_the_caller()
    {
        var availability = Json.Read<AvailabilityInput>(SampleBodies.Availability);

        Json.AssertSame($$"""{"schedules":[{{SampleBodies.Availability}}] }""", Json.Write(new UpdateScheduleRequest { Schedules = [availability] }));
        Json.AssertSame(
            $$"""{"resourceId":"R1","reservation":{"type":"BREAK","availability":{{SampleBodies.Availability}} } }""",
            Json.Write(new CreateReservationRequest { ResourceId = "R1", Reservation = new() { Type = ReservationType.Break, Availability = availability } }));
    }

    [Fact]
    public void Other_requests_are_written_in_UTC()
    {
        var time = new DateTimeOffset(2024, 2, 9, 23, 59, 0, TimeSpan.FromHours(-7));
        const string Utc = "2024-02-10T06:59:00.000Z";

        Json.AssertSame(
            $$"""{"appointmentTime":{"startTime":"{{Utc}}","durationInMinutes":60},"rescheduleReasonCode":"R1"}""",
            Json.Write(new RescheduleAppointmentRequest { AppointmentTime = new() { StartTime = time, DurationInMinutes = 60 }, RescheduleReasonCode = "R1" }));
        Json.AssertSame(
            $$"""
            {
              "estimatedArrivalTime": { "startTime": "{{Utc}}", "endTime": "{{Utc}}" },
              "fulfillmentTime": { "startTime": "{{Utc}}", "endTime": "{{Utc}}" },
              "appointmentResources": [{ "resourceId": "R1" }],
              "fulfillmentDocuments": [{ "uploadDestinationId": "D1", "contentSha256": "aGk=" }]
            }
            """,
            Json.Write(new SetAppointmentFulfillmentDataRequest
            {
                EstimatedArrivalTime = new() { StartTime = time, EndTime = time },
                FulfillmentTime = new() { StartTime = time, EndTime = time },
                AppointmentResources = [new() { ResourceId = "R1" }],
                FulfillmentDocuments = [new() { UploadDestinationId = "D1", ContentSha256 = "aGk=" }],
            }));
        Json.AssertSame(
            $$"""{"capacityTypes":["AVAILABLE_CAPACITY"],"slotDuration":30,"startDateTime":"{{Utc}}","endDateTime":"{{Utc}}"}""",
            Json.Write(new FixedSlotCapacityQuery { CapacityTypes = [CapacityType.AvailableCapacity], SlotDuration = 30, StartDateTime = time, EndDateTime = time }));
        Json.AssertSame(
            $$"""{"startDateTime":"{{Utc}}","endDateTime":"{{Utc}}"}""",
            Json.Write(new RangeSlotCapacityQuery { StartDateTime = time, EndDateTime = time }));
        Json.AssertSame(
            """{"contentType":"PDF","contentLength":5242880,"contentMD5":"1B2M2Y8AsgTpgAmY7PhCfg=="}""",
            Json.Write(new ServiceUploadDocument { ContentType = DocumentContentType.Pdf, ContentLength = 5_242_880, ContentMd5 = "1B2M2Y8AsgTpgAmY7PhCfg==" }));
    }

    private static object Read(Type type, string json) => JsonSerializer.Deserialize(json, ServiceApiJson.Options.GetTypeInfo(type))!;

    private static string Write(Type type, object value) => JsonSerializer.Serialize(value, ServiceApiJson.Options.GetTypeInfo(type));

    private static (int Members, int Values) AddWhatNobodyKnows(JsonNode? node, string name = "")
    {
        var (members, values) = (0, 0);
        switch (node)
        {
            case JsonObject given:
                foreach (var (key, value) in given.ToList())
                {
                    Count(AddWhatNobodyKnows(value, key));
                }

                if (!Dictionaries.Contains(name))
                {
                    given["unheardOf"] = JsonNode.Parse("""{ "a": [1.50, "x\u00a0y", null, true], "b": {} }""");
                    members++;
                }

                break;
            case JsonArray list:
                foreach (var item in list.ToList())
                {
                    Count(AddWhatNobodyKnows(item, name));
                }

                break;
            case JsonValue when EnumMembers.Contains(name):
                node.ReplaceWith("UNHEARD_OF_" + node);
                values++;
                break;
            default:
                break;
        }

        return (members, values);

        void Count((int Members, int Values) more) => (members, values) = (members + more.Members, values + more.Values);
    }

    private static IEnumerable<object> ValuesIn(object? value) => value switch
    {
        ServiceModel model => [model, .. PropertiesOf(model.GetType()).SelectMany(property => ValuesIn(property.GetValue(model)))],
        string => [],
        IEnumerable items => items.Cast<object?>().SelectMany(ValuesIn),
        null => [],
        _ => [value],
    };

    private static IEnumerable<ServiceModel> ModelsIn(object value) => ValuesIn(value).OfType<ServiceModel>();

    private static IEnumerable<string> OpenEnumsIn(object value) =>
        ValuesIn(value).Where(item => item.GetType().IsDefined(typeof(OpenEnumAttribute))).Select(item => item.ToString()!);

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties().Where(property => property.Name != nameof(ServiceModel.AdditionalMembers));
}
