using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using ServiceApi.Client.Benchmarks.Calls;
using ServiceApi.Client.Benchmarks.Calls.Contenders;
using ServiceApi.Client.Benchmarks.Calls.Service;

if (args is [ServiceProcess.Argument])
{
    await ServiceProcess.ServeAsync();
    return;
}

if (args is [ContenderProcess.Argument, var name, var endpoint])
{
    await ContenderProcess.ServeAsync(name, new(endpoint));
    return;
}

await using var service = await ServiceProcess.StartAsync();
if (args is ["benchmarkdotnet"])
{
    CallsBenchmark.Run(service.Endpoint, DefaultConfig.Instance.WithArtifactsPath(AppContext.BaseDirectory), Job.Default);
}
else
{
    var contenders = Contender.Names.Select(each => ContenderProcess.Start(each, service.Endpoint)).ToList();
    await CallsComparison.RunAsync(CallsSettings.Parse(args), contenders, Console.Out);
    foreach (var contender in contenders)
    {
        await contender.DisposeAsync();
    }
}
