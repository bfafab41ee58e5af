using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>The reservations that the sandbox holds. What the operations do to them is seen here, and the other way round.</summary>
public sealed class SandboxReservations
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JsonObject> _reservations = new(StringComparer.Ordinal);

    internal SandboxReservations()
    {
    }

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

    /// <summary>Adds a reservation, or puts it in the place of the one with the same id.</summary>
    /// <param name="id">The id of the reservation.</param>
    /// <param name="reservation">The reservation as the service sends it; when left out, one that has nothing but its id.</param>
    public void Add(string id, JsonObject? reservation = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var json = (JsonObject?)reservation?.DeepClone() ?? [];
        json["reservationId"] = id;
        lock (_gate)
        {
            _reservations[id] = json;
        }
    }

    /// <summary>Finds a reservation.</summary>
    /// <param name="id">The id of the reservation.</param>
    /// <returns>A copy of the reservation; <see langword="null"/> when there is none, or it has been cancelled.</returns>
    public JsonObject? Find(string id)
    {
        lock (_gate)
        {
            return (JsonObject?)_reservations.GetValueOrDefault(id)?.DeepClone();
        }
    }

    internal bool Remove(string id)
    {
        lock (_gate)
        {
            return _reservations.Remove(id);
        }
    }
}
