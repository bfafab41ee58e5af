using System.Text.Json;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Tests.Models;

public sealed class ResponseEnvelopeTests
{
    private const string Errors = """[{"code":"InvalidInput","message":"No.","details":"","errorLevel":"ERROR"}]""";

    [Theory]
    [InlineData(typeof(GetServiceJobsResponse), "\"payload\":{}", true)]
    [InlineData(typeof(GetServiceJobsResponse), "\"payload\":null", false)]
    [InlineData(typeof(GetServiceJobByServiceJobIdResponse), "\"payload\":{}", true)]
    [InlineData(typeof(GetServiceJobByServiceJobIdResponse), "\"news\":{}", false)]
    [InlineData(typeof(CancelServiceJobByServiceJobIdResponse), "\"payload\":{}", null)]
    [InlineData(typeof(CompleteServiceJobByServiceJobIdResponse), "\"payload\":{}", null)]
    [InlineData(typeof(SetAppointmentResponse), "\"appointmentId\":\"12345\"", true)]
    [InlineData(typeof(SetAppointmentResponse), "\"appointmentId\":\"\"", false)]
    [InlineData(typeof(SetAppointmentResponse), "\"warnings\":[]", false)]
    [InlineData(typeof(AssignAppointmentResourcesResponse), "\"payload\":{\"warnings\":[]}", true)]
    [InlineData(typeof(AssignAppointmentResourcesResponse), "\"news\":{}", null)]
    [InlineData(typeof(UpdateScheduleResponse), "\"payload\":[{}]", true)]
    [InlineData(typeof(UpdateScheduleResponse), "\"payload\":[]", null)]
    [InlineData(typeof(CreateReservationResponse), "\"payload\":{\"reservation\":{\"reservationId\":\"457\"}}", true)]
    [InlineData(typeof(CreateReservationResponse), "\"news\":{}", false)]
    [InlineData(typeof(UpdateReservationResponse), "\"payload\":{\"errors\":[]}", true)]
    [InlineData(typeof(UpdateReservationResponse), "\"news\":{}", false)]
    [InlineData(typeof(CreateServiceDocumentUploadDestinationResponse), "\"payload\":{}", true)]
    [InlineData(typeof(CreateServiceDocumentUploadDestinationResponse), "\"news\":{}", false)]
    [InlineData(typeof(RangeSlotCapacity), "\"capacities\":[]", true)]
    [InlineData(typeof(RangeSlotCapacity), "\"news\":{}", false)]
    [InlineData(typeof(FixedSlotCapacity), "\"capacities\":[]", true)]
    [InlineData(typeof(FixedSlotCapacity), "\"news\":{}", false)]
    [InlineData(typeof(GetAppointmentSlotsResponse), "\"payload\":{}", true)]
    [InlineData(typeof(GetAppointmentSlotsResponse), "\"news\":{}", false)]
    public void An_answer_knows_its_errors_and_whether_it_brought_a_result(Type type, string member, bool? hasResult)
    {
        var json = $$"""{"errors":{{Errors}},{{member}}}""";

        var answer = (IResponseEnvelope)JsonSerializer.Deserialize(json, ServiceApiJson.Options.GetTypeInfo(type))!;

        Assert.Equal(hasResult, answer.HasResult);
        var error = Assert.Single(answer.Errors!);
        Assert.Equal(("InvalidInput", "No.", "", ErrorLevel.Error), (error.Code, error.Message, error.Details, error.ErrorLevel!.Value.Value));
    }

    [Fact]
    public void Every_answer_is_an_envelope()
    {
        var answers = typeof(IServicesApi).GetMethods()
            .Where(method => method.ReturnType.IsGenericType)
            .Select(method => method.ReturnType.GenericTypeArguments[0])
            .ToList();

        Assert.Equal(15, answers.Count);
        Assert.All(answers, answer => Assert.True(answer.IsAssignableTo(typeof(IResponseEnvelope)), answer.Name));
    }

    [Fact]
    public void A_reservation_that_is_nothing_but_an_id_is_read()
    {
        var answer = JsonSerializer.Deserialize("""{"payload":{"reservation":{"reservationId":"457"}}}""", Json.TypeOf<CreateReservationResponse>())!;

        Assert.Equal(new Reservation { ReservationId = "457" }, answer.Payload!.Reservation);
    }
}
