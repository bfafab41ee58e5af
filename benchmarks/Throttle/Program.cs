using ServiceApi.Client.Benchmarks.Throttle;

await ThrottleBenchmark.RunAsync(ThrottleSettings.Parse(args), Console.Out);
