using System.Text.Json;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;
using ServiceApi.Client.Testing;

namespace Sandbox;

/// <summary>What the page shows of a sandbox: ids, statuses, times and counts, and nothing about a person.</summary>
internal sealed record State(
    Table<RequestRow> Requests,
    Table<BucketRow> Buckets,
    Table<JobRow> Jobs,
    Table<AppointmentRow> Appointments,
    Table<OrderRow> Orders)
{
    public static State Of(ServiceApiSandbox sandbox)
    {
        var jobs = sandbox.Jobs.All.Select(job => (Job: job, Read: Read(job))).ToArray();
        var appointments = jobs.SelectMany(job => job.Read.Appointments ?? [], (job, appointment) => AppointmentRow.Of(job.Job, appointment));
        return new(
            Table.Of(sandbox.Requests.Reverse(), RequestRow.Of, most: 50),
            Table.Of(sandbox.Buckets, BucketRow.Of),
            Table.Of(jobs.OrderByDescending(job => job.Job.LastUpdateTime).ThenBy(job => job.Job.Id, StringComparer.Ordinal), job => JobRow.Of(job.Job, job.Read)),
            Table.Of(appointments.OrderBy(row => row.Status != AppointmentStatus.Active).ThenBy(row => row.Start).ThenBy(row => row.Job, StringComparer.Ordinal), row => row),
            Table.Of(sandbox.ServiceOrders.All, OrderRow.Of));
    }

    private static ServiceJob Read(SandboxJob job) => (ServiceJob)job.Json.Deserialize(ServiceApiJson.Options.GetTypeInfo(typeof(ServiceJob)))!;
}
