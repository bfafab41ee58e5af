using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using ServiceApi.Client.Extend;
using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Docs.Tests.Running;

#pragma warning disable CA1051, IDE1006 // The pages call them so, as if they were variables

/// <summary>What the pages take for granted, under the names that they use. Each block gets values of its own.</summary>
public abstract class GivenNames
{
    protected HostApplicationBuilder builder = null!;
    protected WebApplication app = null!;
    protected IServiceApiClient client = null!;
    protected IServiceApiClientFactory factory = null!;
    protected IExtendClient extend = null!;
    protected ServiceApiSandbox sandbox = null!;
    protected TimeProvider time = null!;
    protected GetServiceJobsQuery query = null!;
    protected ServiceJob job = null!;
    protected AvailabilityInput lunch = null!;
    protected DateTimeOffset yesterday, nextMonday;
    protected string jobId = "", appointmentId = "", technicianId = "", reservationId = "", customerId = "", clientId = "", clientSecret = "", refreshToken = "", privateKey = "";
    protected Guid orderId;
    protected string? stored;
    protected string[] photos = [];
    protected byte[] pdf = [];
    protected Stream received = Stream.Null;
    protected CancellationToken cancellationToken;

    /// <summary>Takes the place of <see cref="System.Console"/> in a block, which finds this name first.</summary>
    protected TextWriter Console { get; private set; } = TextWriter.Null;

    internal async Task<string> RunAsync(PageApp page, HostApplicationBuilder builder, WebApplication app, CancellationToken cancellationToken)
    {
        (this.builder, this.app, this.cancellationToken) = (builder, app, cancellationToken);
        (client, factory, extend, sandbox, time) = (page.Client, page.Factory, page.Extend, page.Sandbox, page.Time);
        (yesterday, nextMonday) = (PageApp.Today.AddDays(-1), PageApp.NextMonday);
        technicianId = sandbox.Resources.Ids[0];
        jobId = sandbox.Jobs.Add("""{"serviceJobStatus":"PENDING_SCHEDULE"}""");
        var appointment = await client.Appointments.AddAsync(jobId, new() { StartTime = nextMonday, DurationInMinutes = 60 }, cancellationToken: cancellationToken);
        appointmentId = appointment.AppointmentId!;
        job = await client.Jobs.GetAsync(jobId, cancellationToken: cancellationToken);
        query = new() { MarketplaceId = SandboxJobs.DefaultMarketplaceId, LastUpdatedAfter = yesterday };
        lunch = new() { StartTime = nextMonday.AddHours(3), EndTime = nextMonday.AddHours(3.5), Capacity = 1 };
        (clientId, clientSecret, refreshToken) = (sandbox.Account.ClientId, sandbox.Account.ClientSecret, sandbox.Account.RefreshToken);
        (privateKey, orderId) = (sandbox.ExtendAccount.PrivateKey, sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Depot).Id);
        (reservationId, customerId) = ($"{Guid.NewGuid():D}", $"{Guid.NewGuid():D}");
        (photos, pdf, received) = ([WorkingFolder.Photo], "%PDF-1.7\n"u8.ToArray(), new MemoryStream(WorkingFolder.Jpeg));

        Console = new StringWriter(CultureInfo.InvariantCulture);
        await RunAsync();
        return Console.ToString()!;
    }

    protected abstract Task RunAsync();
}
