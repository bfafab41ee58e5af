namespace ServiceApi.Client.Benchmarks.Calls.Plain;

internal sealed class RescheduleBody
{
    public AppointmentTime? AppointmentTime { get; set; }

    public string? RescheduleReasonCode { get; set; }
}
