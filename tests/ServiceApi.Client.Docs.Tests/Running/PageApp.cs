using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NSubstitute;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Extend;
using ServiceApi.Client.PostgreSql.Tokens;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Docs.Tests.Running;

/// <summary>The app that the blocks of one page are part of, and a sandbox that stands for both services.</summary>
internal sealed class PageApp : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private PageApp(ServiceApiSandbox sandbox, TimeProvider time)
    {
        (Sandbox, Time) = (sandbox, time);
        var services = new ServiceCollection().AddSingleton(time);
        GoToSandbox(services);
        services.AddServiceApiClient(options =>
        {
            sandbox.Configure(options);
            options.Retry.BaseDelay = TimeSpan.FromMilliseconds(10);
        });
        services.AddExtendClient(options => sandbox.Configure(options));
        _services = services.BuildServiceProvider();
    }

    /// <summary>A Friday: the pages name the Monday after it.</summary>
    public static DateTimeOffset Today { get; } = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset NextMonday { get; } = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    public ServiceApiSandbox Sandbox { get; }

    public TimeProvider Time { get; }

    public IServiceApiClient Client => _services.GetRequiredService<IServiceApiClient>();

    public IServiceApiClientFactory Factory => _services.GetRequiredService<IServiceApiClientFactory>();

    public IExtendClient Extend => _services.GetRequiredService<IExtendClient>();

    public static async Task<PageApp> StartAsync()
    {
        var time = new PageClock(Today);
        var sandbox = await ServiceApiSandbox.StartAsync(new ServiceApiSandboxOptions { TimeProvider = time });
        sandbox.Resources.Seed();
        sandbox.Jobs.Seed(45);
        return new(sandbox, time);
    }

    /// <summary>Runs a block, within a time limit; then starts the app that it has registered something in, which checks the options.</summary>
    /// <returns>What it has printed.</returns>
    public async Task<string> RunAsync(Snippet snippet, string page, TimeSpan limit)
    {
        using var ending = new CancellationTokenSource();
        var block = (GivenNames)Activator.CreateInstance(SnippetCompiler.Load(snippet, page).GetType("SnippetOfPage", throwOnError: true)!)!;
        var builder = CreateBuilder();
        await using var app = CreateWebApplication();
        try
        {
            var printed = await block.RunAsync(this, builder, app, ending.Token).WaitAsync(limit, CancellationToken.None);
            if (!builder.Services.IsReadOnly)
            {
                AddClientIfNone(builder);
                using var host = builder.Build();
                await host.StartAsync(ending.Token);
                await host.StopAsync(ending.Token);
            }

            return printed;
        }
        finally
        {
            await ending.CancelAsync();
            Sandbox.Faults.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    // Whatever address a page names, the sandbox is called.
    private void GoToSandbox(IServiceCollection services) =>
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new ToSandbox(Sandbox.Endpoint)));

    private HostApplicationBuilder CreateBuilder()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var account = Sandbox.Account;
        foreach (var section in new[] { "ServiceApi", "Accounts:Berlin", "Accounts:Boston" })
        {
            builder.Configuration[$"{section}:Region"] = nameof(ServiceApiRegion.Europe);
            builder.Configuration[$"{section}:Authentication:ClientId"] = account.ClientId;
            builder.Configuration[$"{section}:Authentication:ClientSecret"] = account.ClientSecret;
            builder.Configuration[$"{section}:Authentication:RefreshToken"] = account.RefreshToken;
        }

        builder.Configuration["ConnectionStrings:ServiceApi"] = "Host=127.0.0.1;Port=1"; // no call is made that would need a database
        builder.Configuration["ServiceApi:PostgreSql:TokenKey"] = Convert.ToBase64String(new byte[AesGcmTokenProtector.KeyLength]);
        builder.Configuration["Extend:Authentication:PrivateKey"] = Sandbox.ExtendAccount.PrivateKey;
        builder.Services.AddSingleton(Substitute.For<IAccessTokenProvider>()); // an app that has one of its own
        GoToSandbox(builder.Services);
        return builder;
    }

    // A block that only configures options is part of an app that has a client.
    private static void AddClientIfNone(HostApplicationBuilder builder)
    {
        if (!builder.Services.Any(service => service.ServiceType == typeof(IServiceApiClient) && !service.IsKeyedService))
        {
            builder.Services.AddServiceApiClient(builder.Configuration.GetSection("ServiceApi"));
        }
    }

    private static WebApplication CreateWebApplication()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}
