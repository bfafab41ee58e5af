using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Testing;

/// <summary>The service jobs that the sandbox holds. What the operations do to them is seen here, and the other way round.</summary>
public sealed class SandboxJobs
{
    /// <summary>The marketplace of jobs for which no other is given: the United States.</summary>
    public const string DefaultMarketplaceId = "ATVPDKIKX0DER";

    private readonly JobStore _store;
    private readonly TimeProvider _time;
    private int _seeded;

    internal SandboxJobs(JobStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>All jobs, in no order.</summary>
    public IReadOnlyList<SandboxJob> All => _store.Read(jobs => jobs.Select(job => job.Copy()).ToArray());

    /// <summary>
    /// Adds made-up jobs: the same ones in every sandbox, created over the last 28 days at most, of every status and with every
    /// member that the contract has. Names, numbers and addresses are nobody's.
    /// </summary>
    /// <param name="count">How many jobs.</param>
    /// <param name="marketplaceId">Their marketplace.</param>
    /// <returns>Their ids, the oldest job first.</returns>
    public IReadOnlyList<string> Seed(int count, string marketplaceId = DefaultMarketplaceId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentException.ThrowIfNullOrEmpty(marketplaceId);
        var first = Interlocked.Add(ref _seeded, count) - count;
        return [.. JobSeeder.Make(first, count, marketplaceId, _time.GetUtcNow()).Select(Put)];
    }

    /// <summary>Adds a job.</summary>
    /// <param name="job">
    /// The job as the service sends it; anything may be absent, unknown or odd. It gets an id, a creation time of now and the
    /// <see cref="DefaultMarketplaceId"/> where it has none.
    /// </param>
    /// <param name="lastUpdateTime">When it last changed; now, when left out.</param>
    /// <returns>The id of the job.</returns>
    /// <exception cref="ArgumentException">There is a job with this id.</exception>
    public string Add(JsonObject job, DateTimeOffset? lastUpdateTime = null)
    {
        ArgumentNullException.ThrowIfNull(job);
        var now = _time.GetUtcNow();
        var json = (JsonObject)job.DeepClone();
        json["serviceJobId"] ??= Guid.NewGuid().ToString("D");
        json["marketplaceId"] ??= DefaultMarketplaceId;
        json["createTime"] ??= IsoDate.Format(now);
        var id = json.Text("serviceJobId") ?? throw new ArgumentException("The serviceJobId must be a string.", nameof(job));
        return Put(new SandboxJob(id, json, json.Date("createTime") ?? now, lastUpdateTime ?? now));
    }

    /// <summary>Adds a job that is written as JSON.</summary>
    /// <inheritdoc cref="Add(JsonObject, DateTimeOffset?)"/>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="ArgumentException">The JSON is not an object, or there is a job with this id.</exception>
    public string Add(string job, DateTimeOffset? lastUpdateTime = null) =>
        Add(JsonNode.Parse(job) as JsonObject ?? throw new ArgumentException("The job must be a JSON object.", nameof(job)), lastUpdateTime);

    /// <summary>Adds a job that is written as the client's model.</summary>
    /// <inheritdoc cref="Add(JsonObject, DateTimeOffset?)"/>
    public string Add(ServiceJob job, DateTimeOffset? lastUpdateTime = null)
    {
        ArgumentNullException.ThrowIfNull(job);
        return Add((JsonObject)JsonSerializer.SerializeToNode(job, ServiceApiJson.Options.GetTypeInfo(typeof(ServiceJob)))!, lastUpdateTime);
    }

    /// <summary>Finds a job.</summary>
    /// <param name="id">The id of the job.</param>
    /// <returns>The job as it is now; <see langword="null"/> when there is none.</returns>
    public SandboxJob? Find(string id) => _store.TryFind(id, out var job) ? job : null;

    /// <summary>Changes a job behind the client's back, as buyers and Amazon do. Its time of last update becomes now.</summary>
    /// <param name="id">The id of the job.</param>
    /// <param name="change">Changes the job's JSON; its id and its creation time stay what they were.</param>
    /// <returns>Whether there is such a job.</returns>
    public bool Update(string id, Action<JsonObject> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _store.Change(id, json =>
        {
            change(json);
            return new Answer(200);
        }).StatusCode == 200;
    }

    private string Put(SandboxJob job) =>
        _store.TryAdd(job) ? job.Id : throw new ArgumentException($"There is a job {job.Id} already.", nameof(job));
}
