using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Faults.Tests.Watching;
using ServiceApi.Client.Faults.Tests.Worlds;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Faults.Tests.Soaking;

/// <summary>
/// An account's usage plans used to the full for minutes, against a service in another process at which things go wrong: what
/// the process holds must stay flat, and the plans must be used up.
/// </summary>
internal sealed class SoakRun(ServiceProcess service, TextWriter output)
{
    private const string Marketplace = "ATVPDKIKX0DER";
    private const int WorkersPerCall = 24;
    private const int ConnectionsThatComeAndGo = 50; // of 144 workers; one that is lost with each fault would be thousands
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(15);
    private static readonly Operation[] Saturated =
    [
        ServicesApiOperations.GetServiceJobByServiceJobId, ServicesApiOperations.GetServiceJobs, ServicesApiOperations.UpdateSchedule,
        ServicesApiOperations.CreateReservation, ServicesApiOperations.CancelReservation, ServicesApiOperations.CreateServiceDocumentUploadDestination,
    ];

    private readonly ConcurrentDictionary<string, int> _sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _endings = new(StringComparer.Ordinal);
    private long _calls;

    /// <param name="minutes">How long.</param>
    /// <param name="output">Where the figures go.</param>
    /// <returns>The process's exit code: 0 when all was flat and the plans were used up.</returns>
    public static async Task<int> RunAsync(double minutes, TextWriter output)
    {
        using var service = await ServiceProcess.StartAsync("faulty");
        return await new SoakRun(service, output).RunAsync(TimeSpan.FromMinutes(minutes)) ? 0 : 1;
    }

    private async Task<bool> RunAsync(TimeSpan length)
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(service.Configure);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IServiceApiClient>();
        using var end = new CancellationTokenSource();
        var begun = Stopwatch.GetTimestamp();
        var workers = Calls(client).SelectMany(call => Enumerable.Repeat(call, WorkersPerCall)).Select(call => WorkAsync(call, end.Token)).ToList();

        output.WriteLine(ProcessSample.Header);
        var samples = new List<ProcessSample>();
        while (Stopwatch.GetElapsedTime(begun) < length)
        {
            await Task.Delay(Pace, CancellationToken.None);
            samples.Add(ProcessSample.Take(Stopwatch.GetElapsedTime(begun), service.Endpoint.Port, Interlocked.Read(ref _calls)));
            output.WriteLine(samples[^1].ToRow());
        }

        var took = Stopwatch.GetElapsedTime(begun);
        var sent = _sent.ToDictionary(StringComparer.Ordinal);
        await end.CancelAsync();
        await Task.WhenAll(workers);
        output.WriteLine($"\nHow calls ended: {string.Join(", ", _endings.OrderByDescending(ending => ending.Value).Select(ending => $"{ending.Key} {ending.Value}"))}\n");
        return IsFlat(samples) & IsSaturated(sent, took);
    }

    private IReadOnlyList<Func<CancellationToken, Task>> Calls(IServiceApiClient client)
    {
        var options = new CallOptions { OnResponse = answer => _sent.AddOrUpdate(answer.Operation.Id, answer.Attempts, (_, count) => count + answer.Attempts) };
        var start = TimeProvider.System.GetUtcNow().AddDays(1);
        var hour = new AvailabilityInput { StartTime = start, EndTime = start.AddHours(1) };
        var jobs = 0;
        return
        [
            token => client.Jobs.GetAsync(service.JobIds[Interlocked.Increment(ref jobs) % service.JobIds.Count], options, token),
            async token =>
            {
                await foreach (var _ in client.Jobs.ListAsync(new() { MarketplaceId = Marketplace, CreatedAfter = DateTimeOffset.UnixEpoch }, options, token))
                {
                    // Every page of it
                }
            },
            token => client.Resources.UpdateScheduleAsync("ATECH000", Marketplace, [hour], options, token),
            async token =>
            {
                var made = await client.Reservations.CreateAsync(Marketplace, new() { ResourceId = "ATECH001", Reservation = new() { Type = ReservationType.Break, Availability = hour } }, options, token);
                _ = made.Payload?.Reservation?.ReservationId;
            },
            token => client.Reservations.CancelAsync("none", Marketplace, options, token),
            token => client.Documents.UploadAsync(DocumentContent.FromBytes("%PDF-1.7"u8.ToArray()), null, options, token),
        ];
    }

    private async Task WorkAsync(Func<CancellationToken, Task> call, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var ending = "success";
            try
            {
                await call(end);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return;
            }
            catch (ServiceApiException exception)
            {
                ending = exception.GetType().Name;
            }

            Interlocked.Increment(ref _calls);
            _endings.AddOrUpdate(ending, 1, (_, count) => count + 1);
        }
    }

    private bool IsFlat(List<ProcessSample> samples)
    {
        // The first third is the process growing into its work
        var settled = samples.Skip(samples.Count / 3).ToList();
        (Trend Trend, double TooLittle)[] trends =
        [
            (Of("working set, MiB", sample => sample.WorkingSet), 10),
            (Of("heap, MiB", sample => sample.Heap), 2),
            (Of("handles", sample => sample.Handles), ConnectionsThatComeAndGo),
            (Of("threads", sample => sample.Threads), 5),
            (Of("sockets", sample => sample.Sockets), ConnectionsThatComeAndGo),
        ];
        foreach (var (trend, tooLittle) in trends)
        {
            output.WriteLine($"{(trend.IsFlat(tooLittle) ? "flat   " : "GROWING")} {trend}");
        }

        return trends.All(trend => trend.Trend.IsFlat(trend.TooLittle));

        Trend Of(string name, Func<ProcessSample, double> value) => Trend.Of(name, [.. settled.Select(sample => (sample.Minutes, value(sample)))]);
    }

    /// <summary>Compares what was sent with what the plans allow, the burst included.</summary>
    private bool IsSaturated(IReadOnlyDictionary<string, int> sent, TimeSpan took)
    {
        var isSaturated = true;
        foreach (var operation in Saturated)
        {
            var plan = operation.UsagePlan!;
            var percent = 100 * sent.GetValueOrDefault(operation.Id) / (plan.Burst + (plan.RatePerSecond * took.TotalSeconds));
            isSaturated &= percent > 95;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{operation.Id}, plan {plan.RatePerSecond}/{plan.Burst}: {sent.GetValueOrDefault(operation.Id)} requests, {percent:F1} % of the plan"));
        }

        return isSaturated;
    }
}
