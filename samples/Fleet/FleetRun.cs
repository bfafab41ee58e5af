using System.Security.Cryptography;
using ServiceApi.Client;
using ServiceApi.Client.Testing;

namespace Fleet;

/// <summary>A run, from its start to what it tells at its end.</summary>
internal sealed class FleetRun(FleetSettings settings, ServiceApiSandbox sandbox, PrivateCluster? cluster)
{
    private static readonly TimeSpan BucketsFill = TimeSpan.FromSeconds(4); // they count as empty when the database starts
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5); // after which the whole plan must be in use again
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromSeconds(20); // short, so that a run sees several
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    public static async Task<int> RunAsync(FleetSettings settings, CancellationToken stop)
    {
        if (settings.WhyNot is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }

        try
        {
            await using var cluster = settings.Database is null ? await PrivateCluster.StartAsync(stop) : null;
            await using var sandbox = await ServiceApiSandbox.StartAsync(new() { TokenLifetime = TokenLifetime }, stop);
            await Task.Delay(BucketsFill, stop);
            return await new FleetRun(settings, sandbox, cluster).RunAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
    }

    private async Task<int> RunAsync(CancellationToken stop)
    {
        var measure = new Measure(sandbox, settings);
        await using var workers = StartWorkers();
        await sandbox.Requests.WaitForAsync(settings.Operation.Id, cancellationToken: stop);
        var (start, end) = (measure.Start, measure.Start + settings.Duration);
        var outage = settings.Kills ? HaveOutageAsync(workers, start + (settings.Duration / 3), stop) : null;
        await new LiveView(settings, measure).ShowUntilAsync(end, Tick, stop);
        return Summary.Tell(settings, measure, start, end, outage is null ? null : await outage + Recovery) || !settings.Checks ? 0 : 1;
    }

    private Workers StartWorkers()
    {
        var job = sandbox.Jobs.Seed(1, Marketplace.Germany.Id)[0];
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var database = settings.Database ?? cluster!.ConnectionString;
        var account = sandbox.Account;
        var workers = new Workers();
        for (var number = 1; number <= settings.Workers; number++)
        {
            workers.Start(new(
                number, database, key, sandbox.Endpoint, account.ClientId, account.ClientSecret, account.RefreshToken, settings.Operation.Id, job, settings.LatencyMs, settings.JitterMs));
        }

        return workers;
    }

    /// <summary>Two workers and the database are killed; the database comes back.</summary>
    /// <returns>When it was back.</returns>
    private async Task<DateTimeOffset> HaveOutageAsync(Workers workers, DateTimeOffset at, CancellationToken stop)
    {
        await Task.Delay(at - DateTimeOffset.UtcNow, stop);
        workers.Kill(2);
        await cluster!.KillAsync();
        await Task.Delay(Outage, stop);
        await cluster.RestartAsync();
        return DateTimeOffset.UtcNow;
    }
}
