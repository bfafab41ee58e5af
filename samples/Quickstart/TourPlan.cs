using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceApi.Client;
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
            return new($"a sandbox in this process, at {sandbox.Endpoint}", SandboxJobs.DefaultMarketplaceId, MayPick: true, null, null, null);
        }

        var options = services.GetRequiredService<IOptions<ServiceApiClientOptions>>().Value;
        var named = new ConfigurationBuilder().AddCommandLine(args).Build();
        return new(
            options.Endpoint?.ToString() ?? $"Amazon{(options.UseAmazonSandbox ? "'s sandbox" : "")} in {options.Region}",
            named["marketplace"] ?? LargestMarketplace(options.Region).Id,
            MayPick: false,
            named["schedule"],
            named["complete"],
            named["cancel"]);
    }

    private static Marketplace LargestMarketplace(ServiceApiRegion? region) => region switch
    {
        ServiceApiRegion.Europe => Marketplace.Germany,
        ServiceApiRegion.FarEast => Marketplace.Japan,
        _ => Marketplace.UnitedStates,
    };
}
