using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client.Clients;

/// <summary>A query for jobs as one over a span of time: that of their creation, or that of their last change.</summary>
internal static class JobWindows
{
    /// <summary>Refuses what windows of time leave no meaning to.</summary>
    public static void Check(GetServiceJobsQuery query)
    {
        var check = new LimitCheck(nameof(query));
        check.That(query.SortField is null, nameof(query.SortField), "be left out of a parallel listing, which has the order of its windows of time");
        check.That(query.SortOrder is null, nameof(query.SortOrder), "be left out of a parallel listing, which has the order of its windows of time");
        check.That(query.PageToken is null, nameof(query.PageToken), "be left out of a parallel listing, which goes on from the checkpoint that AsPages is given");
        check.ThrowIfAny();
    }

    public static long After(GetServiceJobsQuery query) => (query.CreatedAfter ?? query.LastUpdatedAfter)!.Value.ToUnixTimeMilliseconds();

    public static long? Before(GetServiceJobsQuery query) =>
        (query.CreatedAfter is null ? query.LastUpdatedBefore : query.CreatedBefore)?.ToUnixTimeMilliseconds();

    public static GetServiceJobsQuery Within(this GetServiceJobsQuery query, TimeWindow window)
    {
        var from = DateTimeOffset.FromUnixTimeMilliseconds(window.From);
        var to = DateTimeOffset.FromUnixTimeMilliseconds(window.To);
        return query.CreatedAfter is null
            ? query with { LastUpdatedAfter = from, LastUpdatedBefore = to }
            : query with { CreatedAfter = from, CreatedBefore = to };
    }

    /// <summary>What tells a query from others: a hash of it as it goes out, but for the size of its pages.</summary>
    public static ulong Fingerprint(GetServiceJobsQuery query)
    {
        var sent = new SentPath();
        _ = new ServicesApi(sent).GetServiceJobsAsync(query with { PageSize = null }, CancellationToken.None);
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(sent.PathAndQuery)));
    }

    /// <summary>Keeps what would be sent.</summary>
    private sealed class SentPath : IOperationExecutor
    {
        public string PathAndQuery { get; private set; } = "";

        public IOperationExecutor With(CallOptions? callOptions) => this;

        public IOperationExecutor WithJson(IJsonTypeInfoResolver resolver) => this;

        public Task<TResponse> SendAsync<TResponse>(OperationRequest request, CancellationToken cancellationToken = default)
        {
            PathAndQuery = request.PathAndQuery;
            return Task.FromResult<TResponse>(default!);
        }

        public Task SendAsync(OperationRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ReadOnlyMemory<byte> Serialize<TBody>(TBody body) => throw new NotSupportedException();
    }
}
