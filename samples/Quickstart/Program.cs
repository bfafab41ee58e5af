using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quickstart;
using ServiceApi.Client;
using ServiceApi.Client.Testing;

try
{
    var builder = Host.CreateApplicationBuilder();
    builder.Configuration.AddUserSecrets<Program>().AddEnvironmentVariables().AddCommandLine(args);
    builder.Logging.ClearProviders(); // the screen is for the tour

    // This is all that an app of yours needs: the account's settings, and one line.
    var settings = builder.Configuration.GetSection("ServiceApi");
    builder.Services.AddServiceApiClient(settings);

    // Without settings, a sandbox in this process takes Amazon's place.
    await using var sandbox = settings.Exists() ? null : await SampleSandbox.StartAsync();
    if (sandbox is not null)
    {
        builder.Services.Configure<ServiceApiClientOptions>(sandbox.Configure);
    }

    builder.Services.AddSingleton(services => TourPlan.Choose(services, args, sandbox));
    builder.Services.AddSingleton<Tour>();

    using var host = builder.Build();
    await host.StartAsync(); // checks the settings
    await host.Services.GetRequiredService<Tour>().RunAsync(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
    if (sandbox is not null)
    {
        Report.Line($"The sandbox was asked for {sandbox.Requests.Of(ServiceApiSandbox.TokenOperation).Count} access token.");
    }

    await host.StopAsync();
    return 0;
}
catch (Exception exception) when (Report.Explains(exception))
{
    return 1;
}
