using ExtendWebhook;
using Microsoft.AspNetCore.Mvc;
using ServiceApi.Client.Extend;
using ServiceApi.Client.Testing;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

// This is all that an app of yours needs: the account's settings, one line here, and one endpoint below.
var settings = builder.Configuration.GetSection("Extend");
builder.Services.AddExtendClient(settings);

// Without settings, a sandbox in this process takes Extend's place.
await using var sandbox = settings.Exists() ? null : await ServiceApiSandbox.StartAsync();
if (sandbox is not null)
{
    builder.Services.Configure<ExtendClientOptions>(sandbox.Configure);
    builder.WebHost.UseUrls("http://127.0.0.1:0");
}

await using var app = builder.Build();
app.MapPost("/webhooks/extend", Webhook.ReceiveAsync).WithMetadata(new RequestSizeLimitAttribute(Webhook.MostBytes));

if (sandbox is null)
{
    await app.RunAsync();
    return;
}

await app.StartAsync();
await Deliveries.SendAsync(sandbox, new Uri(new Uri(app.Urls.First()), "/webhooks/extend"));
await app.StopAsync();
