using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>A reservation and its resource, read by the contract's rules.</summary>
internal sealed class ReservationInput
{
    private static readonly string[] ReservationTypes = ["APPOINTMENT", "TRAVEL", "VACATION", "BREAK", "TRAINING"];

    public ReservationInput(JsonObject? body, Violations violations)
    {
        ResourceId = body.RequiredText("resourceId", violations) ?? "";
        Json = body.RequiredObject("reservation", violations) ?? [];
        if (Json.Count > 0)
        {
            _ = Json.RequiredOneOf("type", ReservationTypes, violations);
            violations.AddIf(Json["reservationId"] is not null && string.IsNullOrEmpty(ReservationId), "reservationId must be a string that is not empty.");
            Times = AvailabilityInput.Read(Json["availability"], violations);
        }
        else
        {
            violations.AddIf(body?["reservation"] is JsonObject, "type and availability are required.");
        }
    }

    public string ResourceId { get; }

    /// <summary>The id of the reservation that is to be changed; null when a new one is asked for.</summary>
    public string? ReservationId => Json.Text("reservationId");

    /// <summary>The reservation as it came.</summary>
    public JsonObject Json { get; }

    public Availability? Times { get; }
}
