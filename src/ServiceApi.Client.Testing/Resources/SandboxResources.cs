using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>
/// The technicians and stores that the sandbox knows, and their working hours. What the operations do to them is seen here,
/// and the other way round.
/// </summary>
public sealed class SandboxResources
{
    private const int LongestId = 100;
    private readonly Lock _gate;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Resource> _resources = new(StringComparer.Ordinal);

    internal SandboxResources(Lock gate, TimeProvider clock)
    {
        _gate = gate;
        _clock = clock;
    }

    /// <summary>The ids of all resources, in no order.</summary>
    public IReadOnlyList<string> Ids
    {
        get
        {
            lock (_gate)
            {
                return [.. _resources.Keys];
            }
        }
    }

    /// <summary>Adds a technician or store without working hours; one that is there already gets the name and keeps its hours.</summary>
    /// <param name="id">The id of the resource, 1 to 100 characters.</param>
    /// <param name="name">The technician's name, which appointments show.</param>
    public void Add(string id, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id.Length, LongestId, nameof(id));
        lock (_gate)
        {
            _resources[id] = new Resource(name, _resources.GetValueOrDefault(id)?.Schedule ?? []);
        }
    }

    /// <summary>
    /// Adds the technicians and stores that <see cref="SandboxJobs.Seed"/> names, open from Monday to Friday, 9 to 17 o'clock UTC,
    /// from today for a year: stores with a capacity of 3, technicians with 1.
    /// </summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<string> Seed()
    {
        var today = new DateTimeOffset(_clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        foreach (var (id, name, capacity) in SampleResources.All)
        {
            Add(id, name);
            SetSchedule(id, new JsonArray(SampleResources.OfficeHours(today, capacity))); // a collection expression would need reflection
        }

        return [.. SampleResources.All.Select(resource => resource.Id)];
    }

    /// <summary>Sets a resource's working hours, in the place of those that it has.</summary>
    /// <param name="id">The id of the resource.</param>
    /// <param name="schedules">Availability records as updateSchedule takes them.</param>
    /// <exception cref="ArgumentException">There is no such resource, or a record is not by the contract.</exception>
    public void SetSchedule(string id, JsonArray schedules)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        var records = new List<ScheduleRecord>();
        foreach (var json in schedules)
        {
            var violations = new Violations();
            records.Add(AvailabilityInput.Read(json, violations) is { } times
                ? new ScheduleRecord(times, json!.DeepClone())
                : throw new ArgumentException(string.Join(' ', violations.Messages), nameof(schedules)));
        }

        if (!TrySetSchedule(id, records))
        {
            throw new ArgumentException($"There is no resource {id}.", nameof(id));
        }
    }

    /// <summary>Sets working hours that are written as a JSON array.</summary>
    /// <inheritdoc cref="SetSchedule(string, JsonArray)"/>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public void SetSchedule(string id, string schedules) =>
        SetSchedule(id, JsonNode.Parse(schedules) as JsonArray ?? throw new ArgumentException("The schedules must be a JSON array.", nameof(schedules)));

    /// <summary>Finds a resource's working hours.</summary>
    /// <param name="id">The id of the resource.</param>
    /// <returns>A copy of the records as they were given, offsets and all; <see langword="null"/> when there is no such resource.</returns>
    public JsonArray? FindSchedule(string id)
    {
        lock (_gate)
        {
            return _resources.TryGetValue(id, out var resource) ? new JsonArray([.. resource.Schedule.Select(record => record.Json.DeepClone())]) : null;
        }
    }

    internal bool Has(string id)
    {
        lock (_gate)
        {
            return _resources.ContainsKey(id);
        }
    }

    internal bool TrySetSchedule(string id, IReadOnlyList<ScheduleRecord> records)
    {
        lock (_gate)
        {
            return _resources.TryGetValue(id, out var resource) && (_resources[id] = resource with { Schedule = records }) is not null;
        }
    }

    internal IReadOnlyList<Availability> WorkingHours(string id)
    {
        lock (_gate)
        {
            return [.. (_resources.GetValueOrDefault(id)?.Schedule ?? []).Select(record => record.Times)];
        }
    }

    /// <summary>Resources as appointments show them; null when one of them is unknown.</summary>
    internal JsonArray? Technicians(IReadOnlyList<string> ids, out string? unknown)
    {
        lock (_gate)
        {
            unknown = ids.FirstOrDefault(id => !_resources.ContainsKey(id));
            return unknown is not null ? null : new JsonArray([.. ids.Select(id => Technician(id, _resources[id].Name))]);
        }
    }

    private static JsonObject Technician(string id, string? name)
    {
        var technician = new JsonObject { ["technicianId"] = id };
        if (name is not null)
        {
            technician["name"] = name;
        }

        return technician;
    }

    private sealed record Resource(string? Name, IReadOnlyList<ScheduleRecord> Schedule);
}
