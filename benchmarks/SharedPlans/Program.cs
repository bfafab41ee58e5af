using ServiceApi.Client.Benchmarks.SharedPlans;

await SharedPlansBenchmark.RunAsync(SharedPlansSettings.Parse(args), Console.Out);
