using ServiceApi.Client.Models;
using static ServiceApi.Client.Tests.Models.Limits;

namespace ServiceApi.Client.Tests.Models;

public sealed class RequestLimitsTests
{
    private static readonly DateTimeOffset Noon = new(2024, 2, 9, 12, 0, 0, TimeSpan.Zero);

    private static readonly AvailabilityInput Availability = new() { StartTime = Noon, EndTime = Noon.AddHours(1) };

    private static readonly ReservationInput Reservation = new() { Type = ReservationType.Break, Availability = Availability };

    [Fact]
    public void An_appointment_lasts_at_least_a_minute_and_may_be_at_any_time()
    {
        Allows(Add(new() { StartTime = Noon }), Add(new() { StartTime = default, DurationInMinutes = 1 }), Add(new() { StartTime = DateTimeOffset.MaxValue }));
        Refuses("value.AppointmentTime.DurationInMinutes must be at least 1.", Add(new() { StartTime = Noon, DurationInMinutes = 0 }));
        Refuses("value.AppointmentTime must be given.", Add(null!));

        static AddAppointmentRequest Add(AppointmentTimeInput time) => new() { AppointmentTime = time };
    }

    [Fact]
    public void An_appointment_is_rescheduled_for_a_reason()
    {
        var request = new RescheduleAppointmentRequest { AppointmentTime = new() { StartTime = Noon }, RescheduleReasonCode = "any code" };
        Allows(request);
        Refuses("value.RescheduleReasonCode must not be empty.", request with { RescheduleReasonCode = "" }, request with { RescheduleReasonCode = null! });
        Refuses(
            "value.AppointmentTime.DurationInMinutes must be at least 1. value.RescheduleReasonCode must not be empty.",
            request with { AppointmentTime = new() { StartTime = Noon, DurationInMinutes = -5 }, RescheduleReasonCode = "" });
    }

    [Fact]
    public void Assigned_resources_have_ids()
    {
        Allows(Assign(), Assign(new AppointmentResource { ResourceId = "R" }), Assign(new AppointmentResource()));
        Refuses("value.Resources must be given.", new AssignAppointmentResourcesRequest { Resources = null! });
        Refuses("value.Resources[1] must be given.", Assign(new() { ResourceId = "R" }, null!));
        Refuses("value.Resources[0].ResourceId must not be empty.", Assign(new AppointmentResource { ResourceId = "" }));

        static AssignAppointmentResourcesRequest Assign(params AppointmentResource[] resources) => new() { Resources = resources };
    }

    [Fact]
    public void Fulfilment_data_may_be_given_in_part()
    {
        Allows(
            new SetAppointmentFulfillmentDataRequest(),
            new SetAppointmentFulfillmentDataRequest { AppointmentResources = [], FulfillmentDocuments = [new()], FulfillmentTime = new() });
        Refuses("value.AppointmentResources[0].ResourceId must not be empty.", new SetAppointmentFulfillmentDataRequest { AppointmentResources = [new() { ResourceId = "" }] });
        Refuses("each of value.FulfillmentDocuments must be given.", new SetAppointmentFulfillmentDataRequest { FulfillmentDocuments = [null!] });
    }

    [Fact]
    public void Slots_are_asked_for_with_both_ends_or_none()
    {
        var query = new GetAppointmentSlotsQuery { Asin = "B07XJ8C8F5", StoreId = Text(100), MarketplaceId = "A1" };
        Allows(query, query with { StartTime = Noon, EndTime = Noon });
        Refuses("value.StartTime must be given together with value.EndTime.", query with { StartTime = Noon }, query with { EndTime = Noon });
        Refuses("value.Asin must not be empty.", query with { Asin = "" });
        Refuses("value.StoreId must have 1 to 100 characters.", query with { StoreId = "" }, query with { StoreId = Text(101) });
        Refuses("value.MarketplaceId must be one marketplace id, of capital letters and digits.", query with { MarketplaceId = "" });

        var byJob = new GetAppointmentSlotsByJobIdQuery { MarketplaceId = "A1" };
        Allows(byJob, byJob with { StartTime = Noon, EndTime = Noon });
        Refuses("value.StartTime must be given together with value.EndTime.", byJob with { StartTime = Noon }, byJob with { EndTime = Noon });
        Refuses("value.MarketplaceId must be one marketplace id, of capital letters and digits.", byJob with { MarketplaceId = "a1" });
    }

    [Fact]
    public void A_schedule_has_times_capacity_and_days_within_limits()
    {
        var recurrence = new RecurrenceInput { EndTime = Noon };
        Allows(
            Schedule(),
            Schedule(Availability with { Capacity = 1, Recurrence = recurrence with { DaysOfMonth = [1, 31], DaysOfWeek = [Weekday.Monday, "SOMEDAY"] } }));
        Refuses("value.Schedules must be given.", new UpdateScheduleRequest { Schedules = null! });
        Refuses("value.Schedules[0] must be given.", Schedule((AvailabilityInput)null!));
        Refuses("value.Schedules[0].Capacity must be at least 1.", Schedule(Availability with { Capacity = 0 }));
        Refuses(
            "each of value.Schedules[0].Recurrence.DaysOfMonth must be 1 to 31.",
            Schedule(Availability with { Recurrence = recurrence with { DaysOfMonth = [0] } }),
            Schedule(Availability with { Recurrence = recurrence with { DaysOfMonth = [1, 32] } }));
        Refuses("each of value.Schedules[0].Recurrence.DaysOfWeek must not be empty.", Schedule(Availability with { Recurrence = recurrence with { DaysOfWeek = [default] } }));

        static UpdateScheduleRequest Schedule(params AvailabilityInput[] schedules) => new() { Schedules = schedules };
    }

    [Fact]
    public void A_new_reservation_has_no_id()
    {
        var request = new CreateReservationRequest { ResourceId = "R", Reservation = Reservation };
        Allows(request, request with { Reservation = Reservation with { Type = "NAP" } });
        Refuses("value.ResourceId must not be empty.", request with { ResourceId = "" });
        Refuses("value.Reservation must be given.", request with { Reservation = null! });
        Refuses("value.Reservation.Type must not be empty.", request with { Reservation = Reservation with { Type = default } });
        Refuses("value.Reservation.Availability must be given.", request with { Reservation = Reservation with { Availability = null! } });
        Refuses("value.Reservation.Availability.Capacity must be at least 1.", request with { Reservation = Reservation with { Availability = Availability with { Capacity = 0 } } });
        Refuses(
            "value.Reservation.ReservationId must not be given: the service would change that reservation.",
            request with { Reservation = Reservation with { ReservationId = "457" } },
            request with { Reservation = Reservation with { ReservationId = "" } });
    }

    [Fact]
    public void A_changed_reservation_has_an_id()
    {
        var request = new UpdateReservationRequest { ResourceId = "R", Reservation = Reservation with { ReservationId = "457" } };
        Allows(request);
        Refuses("value.Reservation.ReservationId must be given: without it the service would make another reservation.", request with { Reservation = Reservation });
        Refuses("value.ResourceId must not be empty.", request with { ResourceId = null! });
        Refuses("value.Reservation must be given.", request with { Reservation = null! });
    }

    [Fact]
    public void A_fixed_slot_lasts_a_multiple_of_5_minutes_up_to_360()
    {
        var query = new FixedSlotCapacityQuery { StartDateTime = Noon, EndDateTime = Noon };
        Allows(query, query with { SlotDuration = 5 }, query with { SlotDuration = 360 }, query with { CapacityTypes = [CapacityType.AvailableCapacity, "OTHER"] });
        Refuses(
            "value.SlotDuration must be a multiple of 5 from 5 to 360.",
            new[] { -5, 0, 4, 6, 359, 361, 365 }.Select(duration => query with { SlotDuration = duration }));
        Refuses("each of value.CapacityTypes must not be empty.", query with { CapacityTypes = [default] });

        var range = new RangeSlotCapacityQuery { StartDateTime = Noon, EndDateTime = Noon };
        Allows(range, range with { CapacityTypes = [] });
        Refuses("each of value.CapacityTypes must not be empty.", range with { CapacityTypes = [default] });
    }

    [Fact]
    public void A_document_has_a_type_and_1_byte_to_5_MiB()
    {
        var document = new ServiceUploadDocument { ContentType = DocumentContentType.Png, ContentLength = 1 };
        Allows(document, document with { ContentLength = 5_242_880 }, document with { ContentType = "WEBP" }, document with { ContentMd5 = "1B2M2Y8AsgTpgAmY7PhCfg==" });
        Refuses("value.ContentType must not be empty.", document with { ContentType = default });
        Refuses("value.ContentLength must be 1 to 5242880 bytes.", document with { ContentLength = 0 }, document with { ContentLength = 5_242_881 }, document with { ContentLength = -1 });
        Refuses(
            "value.ContentMd5 must be an MD5 in base64, 24 characters.",
            new[] { "", "1B2M2Y8AsgTpgAmY7PhCfg", "1B2M2Y8AsgTpgAmY7PhCfg==\n", "1B2M2Y8AsgTpgAmY7PhCfgAA", "1B2M2Y8AsgTpgAmY7PhCf!==", " B2M2Y8AsgTpgAmY7PhCfg==", "d41d8cd98f00b204e9800998ecf8427e" }
                .Select(md5 => document with { ContentMd5 = md5 }));
    }
}
