using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Benchmarks.Calls.Contenders;

/// <summary>A way to call the service.</summary>
internal abstract class Contender : IMeasured, IDisposable
{
    public const string Token = "Atza|IQEBLjAsAhRmHjNgHpi0U-Dme37rR6CuUpSREXAMPLE";
    public const string MarketplaceId = "ATVPDKIKX0DER";
    public const string JobId = "2b8c0a3e-1d1b-4a55-9d8d-2f1c1f6f8c1a";
    public const string RefusedJobId = "refused";
    public const string AppointmentId = "88c34d6f-1";
    public const string ReasonCode = "R1";

    private const string FloorName = "floor";

    public static readonly DateTimeOffset CreatedAfter = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset NewTime = new(2026, 6, 4, 16, 0, 0, TimeSpan.Zero);

    public abstract string Name { get; }

    /// <summary>All names, that of the floor first.</summary>
    public static IReadOnlyList<string> Names { get; } = [FloorName, "library", "RestSharp"];

    public static Contender Of(string name, Uri service) => name switch
    {
        FloorName => new FloorContender(service),
        "library" => new LibraryContender(service),
        "RestSharp" => new RestSharpContender(service),
        _ => throw new ArgumentException($"{name} is none of {string.Join(", ", Names)}.", nameof(name)),
    };

    /// <summary>Gets one job.</summary>
    public abstract Task<object> GetJobAsync();

    /// <summary>Gets the answer that holds a page of 20 jobs.</summary>
    public abstract Task<object> GetPageAsync();

    /// <summary>Gets the same answer as the first page of a listing, which only the library has.</summary>
    public virtual Task<object> ListAsync() => GetPageAsync();

    /// <summary>Moves an appointment, and gets the answer to it.</summary>
    public abstract Task<object> RescheduleAsync();

    /// <summary>Tries to move an appointment, and catches its own exception: a <see cref="Refusal"/>.</summary>
    public abstract Task<object> BeRefusedAsync();

    /// <summary>What the work brought, in a form that tells whether the contenders agree.</summary>
    public JsonNode Describe(object answer) => answer is Refusal ? JsonSerializer.SerializeToNode(answer)! : JsonNode.Parse(ToJson(answer))!;

    public async Task<Sample> TakeAsync(Work work, int calls)
    {
        // No round pays for what another has left.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (bytes, processor) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
        for (var call = 0; call < calls; call++)
        {
            await work.RunAsync(this);
        }

        processor = Environment.CpuUsage.TotalTime - processor;
        return new(processor.TotalMicroseconds / calls, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / calls);
    }

    public abstract void Dispose();

    protected abstract string ToJson(object answer);
}
