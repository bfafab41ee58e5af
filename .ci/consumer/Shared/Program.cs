using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.PostgreSql;
using ServiceApi.Client.Throttling;

var services = new ServiceCollection();
services.AddServiceApiClientFactory().UsePostgreSql("Host=127.0.0.1;Username=nobody");
await using var provider = services.BuildServiceProvider();

Console.WriteLine($"plans are limited by {provider.GetRequiredService<IUsagePlanLimiterFactory>().GetType().Assembly.GetName().Name}");
Console.WriteLine($"the script makes version {PostgreSqlSchema.Version} of the schema: {PostgreSqlSchema.Script.Contains("create schema if not exists serviceapi")}");
