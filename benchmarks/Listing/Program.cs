using ServiceApi.Client.Benchmarks.Listing;

if (await ListingBenchmark.TryMeasureHereAsync(args) is { } result)
{
    Console.WriteLine(result.ToLine());
    return;
}

await ListingBenchmark.RunAsync(ListingSettings.Parse(args), ListingBenchmark.MeasureApartAsync, Console.Out);
