using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RepairShop;
using ServiceApi.Client;
using ServiceApi.Client.Extend;
using ServiceApi.Client.Testing;

try
{
    var builder = Host.CreateApplicationBuilder();
    builder.Configuration.AddUserSecrets<Program>().AddEnvironmentVariables().AddCommandLine(args);
    builder.Logging.ClearProviders();

    // This is all that an app of yours needs: the account's settings, and one line.
    var settings = builder.Configuration.GetSection("Extend");
    builder.Services.AddExtendClient(settings);

    if (settings.Exists() && settings["Environment"] != nameof(ExtendEnvironment.Demo))
    {
        throw new ArgumentException("This sample makes events up. Set Extend:Environment to Demo, and leave real orders alone.");
    }

    // Without settings, a sandbox in this process takes Extend's place.
    await using var sandbox = settings.Exists() ? null : await ServiceApiSandbox.StartAsync();
    var orders = sandbox is null ? Orders.Named(builder.Configuration) : Orders.AssignedIn(sandbox);
    if (sandbox is not null)
    {
        builder.Services.Configure<ExtendClientOptions>(sandbox.Configure);
    }

    using var host = builder.Build();
    await host.StartAsync(); // checks the settings
    var client = host.Services.GetRequiredService<IExtendClient>();
    var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    await Bench.RepairAsync(client, orders.Depot, stopping);
    await Visit.MakeAsync(client, orders.Onsite, stopping);
    if (sandbox is not null)
    {
        sandbox.ServiceOrders.Close(orders.Depot);
        await Bench.ReportTooLateAsync(client, orders.Depot, stopping);
        Console.WriteLine($"Extend has recorded {sandbox.ServiceOrders.All.Sum(order => order.Events.Count)} events.");
    }

    await host.StopAsync();
    return 0;
}
catch (Exception exception) when (exception is ServiceApiException or OptionsValidationException or ArgumentException)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine((exception as ServiceApiException)?.Response?.Text);
    return 1;
}
