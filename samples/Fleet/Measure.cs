using ServiceApi.Client.Contract;
using ServiceApi.Client.Testing;

namespace Fleet;

/// <summary>How the fleet uses the plan, by what arrives at the service.</summary>
internal sealed class Measure(ServiceApiSandbox sandbox, FleetSettings settings)
{
    private List<RecordedRequest> Requests => [.. sandbox.Requests.Where(request => request.OperationId == settings.Operation.Id)];

    /// <summary>When the first request arrived.</summary>
    public DateTimeOffset Start => Requests[0].ReceivedAt;

    public int Refused => Requests.Count(request => request.StatusCode == 429);

    public int Tokens => sandbox.Tokens.IssuedCount;

    /// <summary>How many requests of each worker were carried out.</summary>
    public IReadOnlyList<int> OfEach()
    {
        var served = Requests.Where(request => request.StatusCode == 200).CountBy(request => request.Headers.GetValueOrDefault("User-Agent", "").Split('/')[0]).ToDictionary();
        return [.. Enumerable.Range(1, settings.Workers).Select(number => served.GetValueOrDefault(Worker.ApplicationName(number)))];
    }

    /// <summary>How many requests were carried out between two instants.</summary>
    public int Between(DateTimeOffset from, DateTimeOffset to) => Requests.Count(request => request.StatusCode == 200 && request.ReceivedAt >= from && request.ReceivedAt <= to);

    /// <summary>How many requests the plan allows for in a time, with or without what the bucket holds at its beginning.</summary>
    public static double Allowed(UsagePlan plan, TimeSpan duration, bool withBurst) => (plan.RatePerSecond * duration.TotalSeconds) + (withBurst ? plan.Burst : 0);
}
