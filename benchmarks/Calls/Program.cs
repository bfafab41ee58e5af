using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using ServiceApi.Client.Benchmarks.Calls;
using ServiceApi.Client.Benchmarks.Calls.Service;

if (args is [ServiceProcess.Argument])
{
    await ServiceProcess.ServeAsync();
    return;
}

await using var service = await ServiceProcess.StartAsync();
if (args is ["benchmarkdotnet"])
{
    CallsBenchmark.Run(service.Endpoint, DefaultConfig.Instance.WithArtifactsPath(AppContext.BaseDirectory), Job.Default);
}
else
{
    await CallsComparison.RunAsync(CallsSettings.Parse(args), service.Endpoint, Console.Out);
}
