using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Faults.Tests.Watching;
using ServiceApi.Client.Faults.Tests.Worlds;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Faults.Tests.Cancelling;

/// <summary>
/// How long it takes from a caller's giving up until its call has ended: of calls of every sort, at random moments, against a
/// service in another process; and what is left of connections that were being made.
/// </summary>
internal sealed class CancelRun(ServiceProcess service, TextWriter output)
{
    private const string Marketplace = "ATVPDKIKX0DER";
    private const int AtATime = 24;
    private const int LongestMs = 400;
    private const int MostBytes = 5_242_880;
    private const double LimitMs = 50;
    private const string GetJob = "getServiceJobByServiceJobId";
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentBag<(string Name, double Ms)> _waits = [];
    private readonly ConcurrentQueue<string> _faults = new();
    private int _ended;

    /// <param name="calls">How many calls.</param>
    /// <param name="output">Where the figures go.</param>
    /// <returns>The process's exit code: 0 when all was as it should be.</returns>
    public static async Task<int> RunAsync(int calls, TextWriter output)
    {
        using var service = await ServiceProcess.StartAsync("slow");
        return await new CancelRun(service, output).RunAsync(calls) ? 0 : 1;
    }

    private async Task<bool> RunAsync(int calls)
    {
        var services = new ServiceCollection();
        services.AddTransient<TaggingHandler>();
        services.AddServiceApiClient(service.Configure).HttpClient.AddHttpMessageHandler<TaggingHandler>();
        WatchedLimiters.AddTo(services);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IServiceApiClient>();
        using var process = Process.GetCurrentProcess();
        var (begun, client0, service0) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime, service.ProcessorTime);

        var kinds = Calls(client);
        var random = new Random(1);
        var drawn = Enumerable.Range(0, calls).Select(_ => (Call: kinds[random.Next(kinds.Count)], Moment: random.Next(LongestMs))).ToList();
        await Parallel.ForEachAsync(drawn, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (each, _) => await GiveUpAsync(each.Call.Name, each.Call.SendAsync, each.Moment));

        var took = Stopwatch.GetElapsedTime(begun);
        process.Refresh();
        var used = (process.TotalProcessorTime - client0 + service.ProcessorTime - service0) / took / Environment.ProcessorCount;
        var waits = _waits.Select(wait => wait.Ms).Order().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{calls} calls, {AtATime} at a time, given up within {LongestMs} ms: {waits.Count} cancelled, {_ended} had ended before; {took.TotalSeconds:F0} s, CPU of client and service {used:P0}"));
        output.WriteLine("\n| from cancelling to the end of the call | cancelled | p50, ms | p90, ms | p99, ms | longest, ms |\n|---|---|---|---|---|---|");
        foreach (var (name, some) in _waits.GroupBy(wait => wait.Name, (name, some) => (name, some.Select(wait => wait.Ms).Order().ToList())).OrderBy(row => row.name, StringComparer.Ordinal).Append(("**all**", waits)))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {some.Count} | {At(some, 0.5):F2} | {At(some, 0.9):F2} | {At(some, 0.99):F2} | {some[^1]:F2} |"));
        }

        output.WriteLine();
        await CheckBurstAsync(client, provider.GetRequiredService<WatchedLimiters>());
        await CheckConnectingAsync(client);
        foreach (var fault in _faults)
        {
            output.WriteLine($"FOUND: {fault}");
        }

        return At(waits, 0.99) < LimitMs && _faults.IsEmpty;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    private IReadOnlyList<(string Name, Func<CancellationToken, Task> SendAsync)> Calls(IServiceApiClient client)
    {
        var query = new GetServiceJobsQuery { MarketplaceId = Marketplace, CreatedAfter = TimeProvider.System.GetUtcNow().AddDays(-60) };
        var start = TimeProvider.System.GetUtcNow().AddDays(1);
        var document = new byte[MostBytes];
        "%PDF-1.7"u8.CopyTo(document);
        return
        [
            ("Jobs.GetAsync", token => client.Jobs.GetAsync(service.JobIds[0], null, token)),
            ("Appointments.AddAsync", token => client.Appointments.AddAsync(service.JobIds[0], new() { StartTime = start }, null, token)),
            ("Appointments.AssignResourcesAsync", token => client.Appointments.AssignResourcesAsync(service.JobIds[0], "none", ["ATECH000"], null, token)),
            ("Reservations.CancelAsync", token => client.Reservations.CancelAsync("none", Marketplace, null, token)),
            ("Jobs.ListAsync", token => ReadAsync(client.Jobs.ListAsync(query, null, token))),
            ("Jobs.ListAsync, read ahead", token => ReadAsync(client.Jobs.ListAsync(query, null, token).ReadAhead())),
            ("Jobs.ListInParallelAsync", token => ReadAsync(client.Jobs.ListInParallelAsync(query, null, null, token))),
            ("Documents.UploadAsync, 5 MiB", token => client.Documents.UploadAsync(DocumentContent.FromBytes(document), null, null, token)),
        ];
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> listing)
    {
        await foreach (var _ in listing)
        {
            // To its end
        }
    }

    private async Task GiveUpAsync(string name, Func<CancellationToken, Task> call, int moment)
    {
        using var giveUp = new CancellationTokenSource();
        var running = call(giveUp.Token);
        await Task.WhenAny(running, Task.Delay(moment));
        var had = running.IsCompleted;
        var begun = Stopwatch.GetTimestamp();
        await giveUp.CancelAsync();
        try
        {
            await running;
            Interlocked.Increment(ref _ended);
        }
        catch (OperationCanceledException exception)
        {
            _waits.Add((name, Stopwatch.GetElapsedTime(begun).TotalMilliseconds));
            if (exception.CancellationToken != giveUp.Token || had)
            {
                _faults.Enqueue($"Not its caller's token: {exception}");
            }
        }
        catch (ServiceApiException)
        {
            Interlocked.Increment(ref _ended);
        }
    }

    /// <summary>After the storm the whole burst is there again, and may be used at once.</summary>
    private async Task CheckBurstAsync(IServiceApiClient client, WatchedLimiters limiters)
    {
        var begun = Stopwatch.GetTimestamp();
        while (limiters.Wanting.Count > 0 && Stopwatch.GetElapsedTime(begun) < TimeSpan.FromMinutes(1))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        var full = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        foreach (var limiter in limiters.Wanting)
        {
            _faults.Enqueue($"Not full again: {limiter}");
        }

        var permits = limiters.Available("", GetJob);
        var refused = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, permits), new ParallelOptions { MaxDegreeOfParallelism = permits }, async (_, _) =>
        {
            try
            {
                await client.Jobs.GetAsync(service.JobIds[0], CallOptions.NoQueueing, CancellationToken.None);
            }
            catch (ServiceApiThrottledException)
            {
                Interlocked.Increment(ref refused);
            }
            catch (ServiceApiException)
            {
                // The service is told to fail now and then; the permit was there
            }
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{limiters.Count} limiters, all full {full:F1} s after the storm; of a burst of {permits} permits {refused} were refused"));
        if (refused > 0)
        {
            _faults.Enqueue("The burst is not what it was.");
        }
    }

    /// <summary>A call whose connection is never accepted, and which is given up, leaves the attempt to itself: that ends with ConnectTimeout.</summary>
    private async Task CheckConnectingAsync(IServiceApiClient client)
    {
        using var hole = new BlackHole();
        var own = Attempts();
        using var giveUp = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 5).Select(_ => AwayAsync()).ToList();
        await Task.Delay(TimeSpan.FromSeconds(1));
        var before = Attempts();
        var begun = Stopwatch.GetTimestamp();
        await giveUp.CancelAsync();
        await Task.WhenAll(calls);
        var ended = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        while (Attempts() > own && Stopwatch.GetElapsedTime(begun) < 2 * ConnectTimeout)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{before - own} connections were being made to a port that accepts none: their calls ended within {ended:F1} ms, {Attempts() - own} attempts were left {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s later"));
        if (Attempts() > own)
        {
            _faults.Enqueue("Attempts to connect are left behind.");
        }

        int Attempts() => ProcessSample.CountSockets(hole.Address.Port, state => state == TcpState.SynSent);

        async Task AwayAsync()
        {
            var tag = new CallTag(0);
            tag.Detours.Enqueue(() => hole.Address);
            CallTag.Current = tag;
            try
            {
                await client.Jobs.GetAsync(service.JobIds[0], null, giveUp.Token);
            }
            catch (OperationCanceledException)
            {
                // As it should be
            }
        }
    }
}
