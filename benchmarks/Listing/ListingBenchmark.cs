using System.Diagnostics;
using System.Globalization;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Benchmarks.Listing;

/// <summary>The service in this process; each way to list in one of its own, so that memory is the client's alone.</summary>
internal static class ListingBenchmark
{
    private const string Client = "client";
    private static readonly TimeSpan BurstRefills = TimeSpan.FromSeconds(4.5);

    /// <summary>Measures every way.</summary>
    /// <param name="settings">How large the run is.</param>
    /// <param name="measure">Measures one of them.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="pause">How long to wait between two of them, for the plan's burst to be whole again.</param>
    public static async Task<IReadOnlyList<ListingResult>> RunAsync(
        ListingSettings settings,
        Func<ListingMode, ListingSettings, ServiceApiSandbox, Task<ListingResult>> measure,
        TextWriter output,
        TimeSpan? pause = null)
    {
        await using var sandbox = await ServiceApiSandbox.StartAsync(new() { Latency = TimeSpan.FromMilliseconds(settings.LatencyMs) });
        sandbox.Jobs.Seed(settings.Jobs);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.Jobs} jobs spread evenly, answers after {settings.LatencyMs} ms, {settings.WorkMs} ms of work on each page, plan 10/40\n"));
        await output.WriteLineAsync(ListingResult.Header);
        var results = new List<ListingResult>();
        foreach (var mode in ListingMode.All)
        {
            var result = await measure(mode, settings, sandbox);
            await output.WriteLineAsync(result.ToRow());
            results.Add(result);
            await Task.Delay(pause ?? BurstRefills);
        }

        return results;
    }

    /// <summary>Measures in a process of its own.</summary>
    public static async Task<ListingResult> MeasureApartAsync(ListingMode mode, ListingSettings settings, ServiceApiSandbox sandbox)
    {
        var account = sandbox.Account;
        string[] arguments =
        [
            Client, mode.Name, sandbox.Endpoint.ToString(), sandbox.TokenEndpoint.ToString(), account.ClientId, account.ClientSecret, account.RefreshToken,
            "--work", settings.WorkMs.ToString(CultureInfo.InvariantCulture), "--pages", settings.Pages.ToString(CultureInfo.InvariantCulture),
        ];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? ListingResult.Parse(line) : throw new InvalidOperationException($"{mode.Name} failed.");
    }

    /// <summary>Measures in this process, which is the one that <see cref="MeasureApartAsync"/> started; null in any other.</summary>
    public static async Task<ListingResult?> TryMeasureHereAsync(string[] arguments)
    {
        if (arguments is not [Client, var name, var endpoint, var tokens, var clientId, var secret, var refresh, .. var rest])
        {
            return null;
        }

        return await ListingMeasurement.RunAsync(ListingMode.All.Single(mode => mode.Name == name), ListingSettings.Parse(rest), options =>
        {
            options.Endpoint = new(endpoint);
            options.Authentication.TokenEndpoint = new(tokens);
            options.Authentication.ClientId = clientId;
            options.Authentication.ClientSecret = secret;
            options.Authentication.RefreshToken = refresh;
        });
    }
}
