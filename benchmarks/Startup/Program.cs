using ServiceApi.Client.Benchmarks.Startup;

if (args is [var name, .. var rest] && StartupProgram.All.SingleOrDefault(program => program.Name == name) is { } asked)
{
    Console.WriteLine((await asked.RunAsync(Service.Parse(rest))).ToLine());
    return;
}

var settings = StartupSettings.Parse(args);
await StartupBenchmark.RunAsync(settings.Rounds, (program, service) => program.StartAsync(settings.Executable, service), Console.Out);
