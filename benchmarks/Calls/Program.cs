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
    await ContenderProcess.ServeAsync(name, new(endpoint), Console.In, Console.Out);
    return;
}

await using var service = await ServiceProcess.StartAsync();
if (args is ["benchmarkdotnet"])
{
    CallsBenchmark.Run(service.Endpoint, DefaultConfig.Instance.WithArtifactsPath(AppContext.BaseDirectory), Job.Default);
}
else
{
    var settings = CallsSettings.Parse(args);
    var contenders = new List<ContenderProcess>();
    try
    {
        contenders.AddRange(Contender.Names.Select(each => ContenderProcess.Start(each, service.Endpoint)));
        await CallsComparison.RunAsync(settings, contenders, Console.Out);
    }
    finally
    {
        foreach (var contender in contenders)
        {
            await contender.DisposeAsync();
        }
    }
}
