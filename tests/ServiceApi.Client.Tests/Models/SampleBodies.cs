namespace ServiceApi.Client.Tests.Models;

/// <summary>An answer of every type, with every member of the contract. Dates are spelled as they are written back.</summary>
internal static class SampleBodies
{
    public const string Errors = """
        [{ "code": "InvalidInput", "message": "Nope.", "details": "Not at all.", "errorLevel": "ERROR" }]
        """;

    public const string Warnings = """
        [{ "code": "LateStart", "message": "Late.", "details": "Rather late." }]
        """;

    public const string Job = $$"""
        {
          "createTime": "2024-02-06T19:01:11.123+00:00",
          "serviceJobId": "2b8c0a3e-1d1b-4a55-9d8d-2f1c1f6f8c1a",
          "serviceJobStatus": "PENDING_SCHEDULE",
          "scopeOfWork": { "asin": "B07XJ8C8F5", "title": "TV wall mounting, up to 65\"", "quantity": 1, "requiredSkills": ["TV_MOUNTING", "CABLING"] },
          "seller": { "sellerId": "A2EUQ1WTGCTBG2" },
          "serviceJobProvider": { "serviceJobProviderId": "A3DWYIK6Y9EEQB" },
          "preferredAppointmentTimes": [
            { "startTime": "2024-02-09T17:00:00+00:00", "durationInMinutes": 240 },
            { "startTime": "2024-02-10T09:00:00-08:00", "durationInMinutes": 120 }
          ],
          "appointments": [
            {
              "appointmentId": "88c34d6f-1",
              "appointmentStatus": "CANCELLED",
              "appointmentTime": { "startTime": "2024-02-09T17:00:00+05:30", "durationInMinutes": 120 },
              "assignedTechnicians": [{ "technicianId": "AKHVE3M1", "name": "Zoë Łukasz" }],
              "rescheduledAppointmentId": "88c34d6f-2",
              "poa": {
                "appointmentTime": { "startTime": "2024-02-09T17:12:03.5+00:00", "durationInMinutes": 95 },
                "technicians": [{ "technicianId": "AKHVE3M1", "name": "Zoë Łukasz" }, { "technicianId": "B2", "name": "Ann" }],
                "uploadingTechnician": "AKHVE3M1",
                "uploadTime": "2024-02-09T19:00:00+00:00",
                "poaType": "CUSTOMER_SIGNATURE"
              }
            },
            { "appointmentId": "88c34d6f-2", "appointmentStatus": "ACTIVE", "appointmentTime": { "startTime": "2024-02-12T17:00:00+00:00", "durationInMinutes": 120 } }
          ],
          "serviceOrderId": "113-1234567-1234567",
          "productOrderIds": ["113-7654321-7654321", "113-0000000-0000001"],
          "trackingIds": ["TBA123456789000"],
          "marketplaceId": "ATVPDKIKX0DER",
          "storeId": "amzn1.store.1.ABC",
          "buyer": { "buyerId": "A1B2C3", "name": "Maria\u00a0Ñúñez", "phone": "+1 206-555-0100", "isPrimeMember": true },
          "associatedItems": [
            {
              "asin": "B08N5WRWNW",
              "title": "TV \u00bd price <sale>",
              "quantity": 2,
              "orderId": "113-7654321-7654321",
              "itemStatus": "SHIPPED",
              "brandName": "Überklang",
              "itemDelivery": {
                "estimatedDeliveryDate": "2024-02-08T20:00:00+00:00",
                "itemDeliveryPromise": { "startTime": "2024-02-08T08:00:00+00:00", "endTime": "2024-02-08T20:00:00+00:00" }
              },
              "linkedAssets": [{ "assetType": "VEHICLE", "assetName": "2024 Polaris Slingshot", "additionalAttributes": { "make": "Polaris", "engine": "2.0 l" } }]
            }
          ],
          "serviceLocation": {
            "serviceLocationType": "IN_HOME",
            "address": {
              "name": "Maria Ñúñez", "addressLine1": "1 Main St", "addressLine2": "Apt 2", "addressLine3": "Rear", "city": "Seattle",
              "county": "King", "district": "Belltown", "stateOrRegion": "WA", "postalCode": "98121-1234", "countryCode": "US", "phone": "+1 206-555-0100"
            }
          },
          "payments": [{ "amount": { "value": 129.90, "currency": "USD" }, "instrument": "CREDIT_CARD" }]
        }
        """;

    public const string Jobs = $$"""
        {
          "payload": {
            "totalResultSize": 45,
            "nextPageToken": "bmV4dA%3D%3D",
            "previousPageToken": "cHJldmlvdXM%3D",
            "jobs": [{{Job}}, { "serviceJobId": "sparse" }]
          },
          "errors": {{Errors}}
        }
        """;

    public const string OneJob = $$"""{ "payload": {{Job}}, "errors": {{Errors}} }""";

    public const string Appointment = $$"""{ "appointmentId": "88c34d6f-1", "warnings": {{Warnings}}, "errors": {{Errors}} }""";

    public const string Assignment = $$"""{ "payload": { "warnings": {{Warnings}} }, "errors": {{Errors}} }""";

    public const string ErrorsOnly = $$"""{ "errors": {{Errors}} }""";

    public const string Availability = """
        {
          "startTime": "2024-02-09T08:00:00-07:00",
          "endTime": "2024-02-09T23:59:00-07:00",
          "recurrence": { "endTime": "2024-12-31T23:59:59-07:00", "daysOfWeek": ["MONDAY", "FRIDAY"], "daysOfMonth": [1, 15, 31] },
          "capacity": 3
        }
        """;

    public const string Schedule = $$"""{ "payload": [{ "availability": {{Availability}}, "warnings": {{Warnings}}, "errors": {{Errors}} }], "errors": {{Errors}} }""";

    public const string Reservation = $$"""
        {
          "payload": {
            "reservation": { "reservationId": "457", "type": "VACATION", "availability": {{Availability}} },
            "warnings": {{Warnings}},
            "errors": {{Errors}}
          },
          "errors": {{Errors}}
        }
        """;

    public const string RangeCapacity = $$"""
        {
          "resourceId": "R1",
          "capacities": [{ "capacityType": "SCHEDULED_CAPACITY", "slots": [{ "startDateTime": "2024-02-09T08:00:00+00:00", "endDateTime": "2024-02-09T12:00:00+00:00", "capacity": 4 }] }],
          "nextPageToken": "n",
          "errors": {{Errors}}
        }
        """;

    public const string FixedCapacity = $$"""
        {
          "resourceId": "R1",
          "slotDuration": 30,
          "capacities": [{ "startDateTime": "2024-02-09T08:00:00+00:00", "scheduledCapacity": 4, "availableCapacity": 1, "encumberedCapacity": 2, "reservedCapacity": 0 }],
          "nextPageToken": "n",
          "errors": {{Errors}}
        }
        """;

    public const string Slots = $$"""
        {
          "payload": {
            "schedulingType": "REAL_TIME_SCHEDULING",
            "startTime": "2024-02-09T08:00:00+00:00",
            "endTime": "2024-02-16T08:00:00+00:00",
            "appointmentSlots": [{ "startTime": "2024-02-09T08:00:00+00:00", "endTime": "2024-02-09T10:00:00+00:00", "capacity": 0 }]
          },
          "errors": {{Errors}}
        }
        """;

    public const string UploadDestination = $$"""
        {
          "payload": {
            "uploadDestinationId": "amzn1.tortuga.3.1",
            "url": "https://example.com/%2Fdoc?X-Amz-Signature=1",
            "encryptionDetails": { "standard": "AES", "initializationVector": "AAECAwQFBgcICQoLDA0ODw==", "key": "a+/b" },
            "headers": { "Content-Type": "image/png", "X-Number": 5, "X-List": ["a"] }
          },
          "errors": {{Errors}}
        }
        """;

    public static TheoryData<Type, string> All { get; } = new()
    {
        { typeof(Client.Models.GetServiceJobsResponse), Jobs },
        { typeof(Client.Models.GetServiceJobByServiceJobIdResponse), OneJob },
        { typeof(Client.Models.CancelServiceJobByServiceJobIdResponse), ErrorsOnly },
        { typeof(Client.Models.CompleteServiceJobByServiceJobIdResponse), ErrorsOnly },
        { typeof(Client.Models.SetAppointmentResponse), Appointment },
        { typeof(Client.Models.AssignAppointmentResourcesResponse), Assignment },
        { typeof(Client.Models.UpdateScheduleResponse), Schedule },
        { typeof(Client.Models.CreateReservationResponse), Reservation },
        { typeof(Client.Models.UpdateReservationResponse), Reservation },
        { typeof(Client.Models.RangeSlotCapacity), RangeCapacity },
        { typeof(Client.Models.FixedSlotCapacity), FixedCapacity },
        { typeof(Client.Models.GetAppointmentSlotsResponse), Slots },
        { typeof(Client.Models.CreateServiceDocumentUploadDestinationResponse), UploadDestination },
    };
}
