using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client;

namespace ManyAccounts;

/// <summary>A class of an app's own that works with two accounts.</summary>
internal sealed class Desk([FromKeyedServices("berlin")] IServiceApiClient berlin, [FromKeyedServices("boston")] IServiceApiClient boston)
{
    public async Task CountAsync()
    {
        Console.WriteLine($"berlin: {await CountAsync(berlin, Marketplace.Germany)} jobs");
        Console.WriteLine($"boston: {await CountAsync(boston, Marketplace.UnitedStates)} jobs");
    }

    public static async Task<int> CountAsync(IServiceApiClient client, Marketplace marketplace) =>
        await client.Jobs.ListAsync(new() { MarketplaceId = marketplace.Id, CreatedAfter = TimeProvider.System.GetUtcNow().AddDays(-30) }).CountAsync();
}
