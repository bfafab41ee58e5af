using System.Buffers;
using System.Diagnostics.Tracing;

namespace ServiceApi.Client.Faults.Tests.Watching;

/// <summary>Counts what the process rents from the shared pool of bytes, and what it gives back.</summary>
internal sealed class BufferWatch : EventListener
{
    private const int BufferRented = 1;
    private const int BufferReturned = 3;

    private static readonly int Pool = ArrayPool<byte>.Shared.GetHashCode(); // by which its events name it

    private long _rented;
    private long _returned;

    public long Rented => Interlocked.Read(ref _rented);

    /// <summary>How many have not come back: those in use, and those that are lost.</summary>
    public long Missing => Rented - Interlocked.Read(ref _returned);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is { EventId: BufferRented, Payload: [_, _, int rented, ..] } && rented == Pool)
        {
            Interlocked.Increment(ref _rented);
        }
        else if (eventData is { EventId: BufferReturned, Payload: [_, _, int returned, ..] } && returned == Pool)
        {
            Interlocked.Increment(ref _returned);
        }
    }
}
