namespace ServiceApi.Client.Tests.Diagnostics;

/// <summary>Values that nobody may find again: whatever is secret or personal holds <see cref="Mark"/>, and nothing else does.</summary>
internal static class Seed
{
    public const string Mark = "S33D";

    public const string AccessToken = "Atza|S33D-access-token";
    public const string ClientId = "amzn1.S33D-client-id";
    public const string ClientSecret = "S33D-client-secret";
    public const string RefreshToken = "Atzr|S33D-refresh-token";
    public const string JobId = "S33D-job-id";
    public const string PageToken = "S33D-page-token";

    public const string Job = """
        {
          "serviceJobId": "job-1",
          "serviceJobStatus": "HOLD",
          "buyer": { "buyerId": "S33D-buyer", "name": "S33D Maria Ñúñez", "phone": "+1 206 S33D", "nickname": "S33D" },
          "serviceLocation": {
            "serviceLocationType": "IN_HOME",
            "address": { "name": "S33D", "addressLine1": "S33D Street 1", "addressLine2": "S33D", "addressLine3": "S33D", "city": "S33D", "postalCode": "S33D", "phone": "S33D" }
          },
          "appointments": [{ "appointmentId": "a-1", "assignedTechnicians": [{ "technicianId": "S33D", "name": "S33D" }], "poa": { "technicians": [{ "name": "S33D" }] } }],
          "payments": [{ "instrument": "S33D", "amount": { "value": 1, "currency": "EUR" } }],
          "associatedItems": [{ "asin": "B000000000", "linkedAssets": [{ "assetType": "DEVICE", "assetName": "S33D", "additionalAttributes": { "S33D": "S33D" } }] }],
          "unknown": "S33D"
        }
        """;

    public const string Errors = """[{"code":"InvalidInput","message":"S33D Maria lives elsewhere.","details":"S33D +1 206","buyer":"S33D"}]""";
}
