using ServiceApi.Client.Benchmarks.Accounts;

await AccountsBenchmark.RunAsync(AccountsSettings.Parse(args), Console.Out);
