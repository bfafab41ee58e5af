using System.Text;
using System.Text.RegularExpressions;
using ServiceApi.Client.Benchmarks.Calls.Contenders;

namespace ServiceApi.Client.Benchmarks.Calls.Service;

/// <summary>Answers as the service sends them, every member of the contract filled.</summary>
internal static partial class CannedBodies
{
    private const int JobsOnPage = 20;

    private const string Appointment = """
        {
          "appointmentId": "88c34d6f-1", "appointmentStatus": "ACTIVE",
          "appointmentTime": { "startTime": "2026-05-12T16:00:00Z", "durationInMinutes": 240 },
          "assignedTechnicians": [{ "technicianId": "AKHVE3M1", "name": "Zoë Łukasz" }, { "technicianId": "B2XQ7LM9", "name": "Ann Baker" }],
          "rescheduledAppointmentId": "88c34d6f-2",
          "poa": {
            "appointmentTime": { "startTime": "2026-05-12T16:12:03.5Z", "durationInMinutes": 95 },
            "technicians": [{ "technicianId": "AKHVE3M1", "name": "Zoë Łukasz" }],
            "uploadingTechnician": "AKHVE3M1", "uploadTime": "2026-05-12T18:00:00Z", "poaType": "CUSTOMER_SIGNATURE"
          }
        }
        """;

    public static byte[] Token { get; } = Compact($$"""{ "access_token": "{{Contender.Token}}", "token_type": "bearer", "expires_in": 3600 }""");

    public static byte[] OneJob { get; } = Compact($$"""{ "payload": {{Job(0)}} }""");

    public static byte[] Page { get; } = Compact($$"""
        {
          "payload": {
            "totalResultSize": 4312, "nextPageToken": "bmV4dCBwYWdl", "previousPageToken": "cHJldmlvdXMgcGFnZQ",
            "jobs": [{{string.Join(',', Enumerable.Range(0, JobsOnPage).Select(Job))}}]
          }
        }
        """);

    public static byte[] Rescheduled { get; } = Compact("""
        { "appointmentId": "88c34d6f-3", "warnings": [{ "code": "LateStart", "message": "The appointment is late.", "details": "It begins after the promised window." }] }
        """);

    public static byte[] Refused { get; } = Compact("""
        { "errors": [{ "code": "InvalidInput", "message": "The appointment cannot be moved.", "details": "It has taken place.", "errorLevel": "ERROR" }] }
        """);

    private static string Job(int number) => $$"""
        {
          "createTime": "2026-05-06T19:01:11.123Z", "serviceJobId": "2b8c0a3e-1d1b-4a55-9d8d-2f1c1f6f{{number:0000}}", "serviceJobStatus": "NOT_SERVICED",
          "scopeOfWork": { "asin": "B07XJ8C8F5", "title": "TV wall mounting, up to 65\"", "quantity": 1, "requiredSkills": ["TV_MOUNTING", "CABLING"] },
          "seller": { "sellerId": "A2EUQ1WTGCTBG2" },
          "serviceJobProvider": { "serviceJobProviderId": "A3DWYIK6Y9EEQB" },
          "preferredAppointmentTimes": [
            { "startTime": "2026-05-12T16:00:00Z", "durationInMinutes": 240 },
            { "startTime": "2026-05-13T09:00:00-07:00", "durationInMinutes": 120 }
          ],
          "appointments": [{{Appointment}}],
          "serviceOrderId": "113-1234567-1234567", "productOrderIds": ["113-7654321-7654321", "113-0000000-0000001"], "trackingIds": ["TBA123456789000"],
          "marketplaceId": "ATVPDKIKX0DER", "storeId": "amzn1.store.1.ABC",
          "buyer": { "buyerId": "A1B2C3D4E5F6G7", "name": "Maria Ñúñez", "phone": "+1 206-555-0100", "isPrimeMember": true },
          "associatedItems": [
            {
              "asin": "B08N5WRWNW", "title": "65 inch television with a wall mount", "quantity": 2, "orderId": "113-7654321-7654321", "itemStatus": "SHIPPED", "brandName": "Überklang",
              "itemDelivery": {
                "estimatedDeliveryDate": "2026-05-11T20:00:00Z",
                "itemDeliveryPromise": { "startTime": "2026-05-11T08:00:00Z", "endTime": "2026-05-11T20:00:00Z" }
              },
              "linkedAssets": [{ "assetType": "VEHICLE", "assetName": "2024 Polaris Slingshot", "additionalAttributes": { "make": "Polaris", "engine": "2.0 l" } }]
            }
          ],
          "serviceLocation": {
            "serviceLocationType": "IN_HOME",
            "address": {
              "name": "Maria Ñúñez", "addressLine1": "1 Main Street", "addressLine2": "Apartment 2", "addressLine3": "Rear entrance", "city": "Seattle",
              "county": "King", "district": "Belltown", "stateOrRegion": "WA", "postalCode": "98121-1234", "countryCode": "US", "phone": "+1 206-555-0100"
            }
          },
          "payments": [{ "amount": { "value": 129.90, "currency": "USD" }, "instrument": "CREDIT_CARD" }]
        }
        """;

    // As it goes over the wire: without the line breaks that are here for people, letters beyond ASCII as UTF-8
    private static byte[] Compact(string json) => Encoding.UTF8.GetBytes(LineBreaks().Replace(json, " ").Trim());

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineBreaks();
}
