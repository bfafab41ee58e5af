using Microsoft.Extensions.DependencyInjection;

namespace ServiceApi.Client.Benchmarks.Accounts;

/// <summary>What an account keeps, in bytes beyond the strings that the app gave.</summary>
/// <param name="Made">When its client has been made.</param>
/// <param name="Called">After its first call, with a token and a bucket.</param>
/// <param name="Idle">After two hours without a call.</param>
internal sealed record AccountMemory(double Made, double Called, double Idle)
{
    private static readonly TimeSpan Idleness = TimeSpan.FromHours(2);

    /// <summary>Measures accounts that are made at run time, each of which makes one call.</summary>
    public static async Task<AccountMemory> MeasureAsync(int accounts)
    {
        var time = new SkippingTime();
        using var service = new SilentService();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        var builder = services.AddServiceApiClientFactory();
        builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => service);
        builder.TokenHttpClient.ConfigurePrimaryHttpMessageHandler(() => service);
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IServiceApiClientFactory>();
        await Make(factory, "first").Jobs.GetAsync("J"); // what all share is nobody's
        var names = Enumerable.Range(0, accounts).Select(number => $"account-{number}").ToArray();

        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var name in names)
        {
            Make(factory, name);
        }

        var made = BytesPerAccount();
        foreach (var name in names)
        {
            await factory.GetOrAdd(name, _ => { }).Jobs.GetAsync("J");
        }

        var called = BytesPerAccount();
        time.Skip(Idleness, step: TimeSpan.FromMinutes(1));
        var idle = BytesPerAccount();
        GC.KeepAlive(names);
        return new(made, called, idle);

        double BytesPerAccount() => (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)accounts;
    }

    private static IServiceApiClient Make(IServiceApiClientFactory factory, string name) =>
        factory.GetOrAdd(name, options =>
        {
            options.Region = ServiceApiRegion.Europe;
            options.Authentication.ClientId = "client-id";
            options.Authentication.ClientSecret = "client-secret";
            options.Authentication.RefreshToken = name;
        });
}
