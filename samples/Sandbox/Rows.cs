using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;

namespace Sandbox;

/// <summary>A request; its operation is its verb and path where it is none.</summary>
internal sealed record RequestRow(string Id, DateTimeOffset Time, string Operation, string? Account, int? Status)
{
    public static RequestRow Of(RecordedRequest request) => new(
        request.RequestId,
        request.ReceivedAt,
        request.OperationId ?? $"{request.Method} {request.Path}",
        request.Account?.ClientId ?? request.ExtendAccount?.ClientId,
        request.StatusCode);
}

/// <summary>A bucket of a usage plan.</summary>
internal sealed record BucketRow(string Operation, string? Account, double Level, double RatePerSecond, int Burst, long Refused)
{
    public static BucketRow Of(SandboxBucket bucket) => new(
        bucket.OperationId,
        bucket.Account?.ClientId ?? bucket.ExtendAccount?.ClientId,
        bucket.Level,
        bucket.Plan.RatePerSecond,
        bucket.Plan.Burst,
        bucket.RefusedCount);
}

/// <summary>A service job.</summary>
internal sealed record JobRow(string Id, string? Status, string? Service, string? Store, DateTimeOffset Created, DateTimeOffset Changed)
{
    public static JobRow Of(SandboxJob job, ServiceJob read) =>
        new(job.Id, job.Status, read.ScopeOfWork?.Title, read.StoreId, job.CreateTime, job.LastUpdateTime);
}

/// <summary>An appointment of a job, with the ids of its technicians.</summary>
internal sealed record AppointmentRow(string? Id, string Job, string? Status, DateTimeOffset? Start, int? Minutes, string Technicians)
{
    public static AppointmentRow Of(SandboxJob job, Appointment appointment) => new(
        appointment.AppointmentId,
        job.Id,
        appointment.AppointmentStatus?.Value,
        appointment.AppointmentTime?.StartTime,
        appointment.AppointmentTime?.DurationInMinutes,
        string.Join(", ", (appointment.AssignedTechnicians ?? []).Select(technician => technician.TechnicianId)));
}

/// <summary>A service order of Extend's.</summary>
internal sealed record OrderRow(Guid Id, string Kind, string Status, int Events, string? LastEvent)
{
    public static OrderRow Of(SandboxServiceOrder order) =>
        new(order.Id, order.Kind.ToString(), order.Status.ToString(), order.Events.Count, order.Events is [.., var last] ? last.Name : null);
}
