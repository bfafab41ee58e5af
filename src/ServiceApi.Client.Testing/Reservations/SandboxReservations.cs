using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>The reservations that the sandbox holds. What the operations do to them is seen here, and the other way round.</summary>
public sealed class SandboxReservations
{
    private readonly Lock _gate;
    private readonly Dictionary<string, Entry> _reservations = new(StringComparer.Ordinal);
    private int _made;

    internal SandboxReservations(Lock gate) => _gate = gate;

    /// <summary>The ids of all reservations, in no order.</summary>
    public IReadOnlyList<string> Ids
    {
        get
        {
            lock (_gate)
            {
                return [.. _reservations.Keys];
            }
        }
    }

    /// <summary>Adds a reservation, or puts it in the place of the one with the same id. It is not asked whether there is capacity for it.</summary>
    /// <param name="id">The id of the reservation.</param>
    /// <param name="reservation">The reservation as the service sends it; when left out, one that has nothing but its id.</param>
    /// <param name="resourceId">The resource that the reservation takes capacity from; when left out, from none.</param>
    public void Add(string id, JsonObject? reservation = null, string? resourceId = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var json = (JsonObject?)reservation?.DeepClone() ?? [];
        json["reservationId"] = id;
        lock (_gate)
        {
            _reservations[id] = new Entry(json, resourceId, AvailabilityInput.Read(json["availability"], new Violations()));
        }
    }

    /// <summary>Finds a reservation.</summary>
    /// <param name="id">The id of the reservation.</param>
    /// <returns>A copy of the reservation, offsets and all; <see langword="null"/> when there is none, or it has been cancelled.</returns>
    public JsonObject? Find(string id)
    {
        lock (_gate)
        {
            return (JsonObject?)_reservations.GetValueOrDefault(id)?.Json.DeepClone();
        }
    }

    internal bool Has(string id)
    {
        lock (_gate)
        {
            return _reservations.ContainsKey(id);
        }
    }

    internal bool Remove(string id)
    {
        lock (_gate)
        {
            return _reservations.Remove(id);
        }
    }

    /// <summary>An id that no reservation has.</summary>
    internal string NewId()
    {
        lock (_gate)
        {
            string id;
            do
            {
                id = (456 + ++_made).ToString(CultureInfo.InvariantCulture);
            }
            while (_reservations.ContainsKey(id));
            return id;
        }
    }

    /// <summary>What is taken from a resource.</summary>
    internal IReadOnlyList<(Availability Times, bool IsAppointment)> Of(string resourceId, string? except)
    {
        lock (_gate)
        {
            return [.. _reservations
                .Where(reservation => reservation.Key != except && reservation.Value.ResourceId == resourceId && reservation.Value.Times is not null)
                .Select(reservation => (reservation.Value.Times!, reservation.Value.Json.Text("type") == "APPOINTMENT"))];
        }
    }

    private sealed record Entry(JsonObject Json, string? ResourceId, Availability? Times);
}
