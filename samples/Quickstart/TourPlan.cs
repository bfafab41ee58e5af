using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceApi.Client;
using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;

namespace Quickstart;

/// <summary>
/// Where the tour goes, and what it may change there. In the sandbox of this process it picks jobs on its own; at Amazon it
/// reads, and changes only what the command line names: <c>--schedule JOB --complete JOB --cancel RESERVATION</c>.
/// </summary>
internal sealed record TourPlan(string Destination, string MarketplaceId, bool MayPick, string? Schedule, string? Complete, string? Cancel)
{
    public static TourPlan Choose(IServiceProvider services, string[] args, ServiceApiSandbox? sandbox)
    {
        if (sandbox is not null)
        {
            return new($"a sandbox in this process, at {sandbox.Endpoint}", SandboxJobs.DefaultMarketplaceId, MayPick: true, null, null, SampleSandbox.ReservationId);
        }

        var options = services.GetRequiredService<IOptions<ServiceApiClientOptions>>().Value;
        var named = new ConfigurationBuilder().AddCommandLine(args).Build();
        return new(
            options.Endpoint?.ToString() ?? $"Amazon{(options.UseSandbox ? "'s sandbox" : "")} in {options.Region}",
            named["marketplace"] ?? LargestMarketplace(options.Region),
            MayPick: false,
            named["schedule"],
            named["complete"],
            named["cancel"]);
    }

    public string? JobToSchedule(IEnumerable<ServiceJob> jobs) => Schedule ?? Pick(jobs, ServiceJobStatus.PendingSchedule);

    public string? JobToComplete(IEnumerable<ServiceJob> jobs) => Complete ?? Pick(jobs, ServiceJobStatus.NotServiced);

    private static string LargestMarketplace(ServiceApiRegion? region) => region switch
    {
        ServiceApiRegion.Europe => "A1PA6795UKMFR9",
        ServiceApiRegion.FarEast => "A1VC38T7YXB528",
        _ => "ATVPDKIKX0DER",
    };

    private string? Pick(IEnumerable<ServiceJob> jobs, ServiceJobStatus status) =>
        MayPick ? jobs.FirstOrDefault(job => job.ServiceJobStatus == status)?.ServiceJobId : null;
}
