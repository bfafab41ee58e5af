using System.Text.Json;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Tests.Models;

/// <summary>What the contract's definitions list, against what the models declare.</summary>
public sealed class ContractMembersTests
{
    public static TheoryData<Type, string> Definitions { get; } = new()
    {
        { typeof(GetServiceJobByServiceJobIdResponse), "payload errors" },
        { typeof(CancelServiceJobByServiceJobIdResponse), "errors" },
        { typeof(CompleteServiceJobByServiceJobIdResponse), "errors" },
        { typeof(GetServiceJobsResponse), "payload errors" },
        { typeof(SetAppointmentResponse), "appointmentId warnings errors" },
        { typeof(AssignAppointmentResourcesResponse), "payload errors" },
        { typeof(AssignAppointmentResourcesRequest), "resources" },
        { typeof(JobListing), "totalResultSize nextPageToken previousPageToken jobs" },
        { typeof(ServiceJob), "createTime serviceJobId serviceJobStatus scopeOfWork seller serviceJobProvider preferredAppointmentTimes appointments serviceOrderId productOrderIds trackingIds marketplaceId storeId buyer associatedItems serviceLocation payments" },
        { typeof(ScopeOfWork), "asin title quantity requiredSkills" },
        { typeof(Seller), "sellerId" },
        { typeof(ServiceJobProvider), "serviceJobProviderId" },
        { typeof(Payment), "amount instrument" },
        { typeof(MoneyAmount), "value currency" },
        { typeof(Buyer), "buyerId name phone isPrimeMember" },
        { typeof(AppointmentTime), "startTime durationInMinutes" },
        { typeof(Appointment), "appointmentId appointmentStatus appointmentTime assignedTechnicians rescheduledAppointmentId poa" },
        { typeof(Technician), "technicianId name" },
        { typeof(Poa), "appointmentTime technicians uploadingTechnician uploadTime poaType" },
        { typeof(AssociatedItem), "asin title quantity orderId itemStatus brandName itemDelivery linkedAssets" },
        { typeof(ItemDelivery), "estimatedDeliveryDate itemDeliveryPromise" },
        { typeof(ItemDeliveryPromise), "startTime endTime" },
        { typeof(LinkedAsset), "assetType assetName additionalAttributes" },
        { typeof(ServiceLocation), "serviceLocationType address" },
        { typeof(Address), "name addressLine1 addressLine2 addressLine3 city county district stateOrRegion postalCode countryCode phone" },
        { typeof(AddAppointmentRequest), "appointmentTime" },
        { typeof(RescheduleAppointmentRequest), "appointmentTime rescheduleReasonCode" },
        { typeof(AppointmentTimeInput), "startTime durationInMinutes" },
        { typeof(ServiceError), "code message details errorLevel" },
        { typeof(ServiceWarning), "code message details" },
        { typeof(RangeSlotCapacity), "resourceId capacities nextPageToken errors" },
        { typeof(RangeCapacity), "capacityType slots" },
        { typeof(RangeSlot), "startDateTime endDateTime capacity" },
        { typeof(FixedSlotCapacity), "resourceId slotDuration capacities nextPageToken errors" },
        { typeof(FixedSlot), "startDateTime scheduledCapacity availableCapacity encumberedCapacity reservedCapacity" },
        { typeof(UpdateScheduleResponse), "payload errors" },
        { typeof(SetAppointmentFulfillmentDataRequest), "estimatedArrivalTime fulfillmentTime appointmentResources fulfillmentDocuments" },
        { typeof(FulfillmentTime), "startTime endTime" },
        { typeof(DateTimeRange), "startTime endTime" },
        { typeof(FulfillmentDocument), "uploadDestinationId contentSha256" },
        { typeof(AppointmentResource), "resourceId" },
        { typeof(CreateReservationResponse), "payload errors" },
        { typeof(UpdateReservationResponse), "payload errors" },
        { typeof(Recurrence), "endTime daysOfWeek daysOfMonth" },
        { typeof(AvailabilityRecord), "startTime endTime recurrence capacity" },
        { typeof(RecurrenceInput), "endTime daysOfWeek daysOfMonth" },
        { typeof(AvailabilityInput), "startTime endTime recurrence capacity" },
        { typeof(ReservationInput), "reservationId type availability" },
        { typeof(Reservation), "reservationId type availability" },
        { typeof(UpdateScheduleRecord), "availability warnings errors" },
        { typeof(CreateReservationRecord), "reservation warnings errors" },
        { typeof(UpdateReservationRecord), "reservation warnings errors" },
        { typeof(RangeSlotCapacityQuery), "capacityTypes startDateTime endDateTime" },
        { typeof(FixedSlotCapacityQuery), "capacityTypes slotDuration startDateTime endDateTime" },
        { typeof(UpdateScheduleRequest), "schedules" },
        { typeof(CreateReservationRequest), "resourceId reservation" },
        { typeof(UpdateReservationRequest), "resourceId reservation" },
        { typeof(GetAppointmentSlotsResponse), "payload errors" },
        { typeof(AppointmentSlotReport), "schedulingType startTime endTime appointmentSlots" },
        { typeof(AppointmentSlot), "startTime endTime capacity" },
        { typeof(ServiceUploadDocument), "contentType contentLength contentMD5" },
        { typeof(CreateServiceDocumentUploadDestinationResponse), "payload errors" },
        { typeof(ServiceDocumentUploadDestination), "uploadDestinationId url encryptionDetails headers" },
        { typeof(EncryptionDetails), "standard initializationVector key" },
    };

    /// <summary>Made of a definition that has no name of its own.</summary>
    private static readonly Type[] Unnamed = [typeof(AssignAppointmentResourcesPayload)];

    /// <summary>Sent in the query string.</summary>
    private static readonly Type[] Queries = [typeof(GetServiceJobsQuery), typeof(GetAppointmentSlotsQuery), typeof(GetAppointmentSlotsByJobIdQuery)];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void A_model_has_the_members_of_its_definition_in_their_order(Type model, string members)
    {
        var properties = ServiceApiJson.Options.GetTypeInfo(model).Properties.Where(property => !property.IsExtensionData);

        Assert.Equal(members.Split(' '), properties.Select(property => property.Name));
    }

    [Fact]
    public void Every_model_belongs_to_a_definition()
    {
        var models = typeof(ServiceModel).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, Namespace: "ServiceApi.Client.Models" });

        Assert.Empty(models.Except(Definitions.Select(row => row.Data.Item1)).Except(Unnamed).Except(Queries));
    }

    [Fact]
    public void Nothing_that_the_service_sends_is_required()
    {
        var models = Definitions.Select(row => row.Data.Item1).Where(type => type.IsSubclassOf(typeof(ServiceModel)));

        Assert.All(models, model =>
        {
            Assert.All(ServiceApiJson.Options.GetTypeInfo(model).Properties, property => Assert.False(property.IsRequired, property.Name));
            Assert.NotNull(JsonSerializer.Deserialize("{}", ServiceApiJson.Options.GetTypeInfo(model)));
        });
    }
}
