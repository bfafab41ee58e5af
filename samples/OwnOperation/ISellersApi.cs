using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;

namespace OwnOperation;

/// <summary>An operation of Amazon's Sellers API, which the client does not have, as its reference tells it.</summary>
public interface ISellersApi
{
    [Get("/sellers/v1/marketplaceParticipations"), UsagePlan(ratePerSecond: 0.016, burst: 15)]
    Task<Participations> GetMarketplaceParticipationsAsync(CancellationToken cancellationToken = default);
}

public sealed record Participations(IReadOnlyList<Participation>? Payload);

public sealed record Participation(ParticipatingMarketplace? Marketplace, string? StoreName);

public sealed record ParticipatingMarketplace(string? Id, string? CountryCode);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Participations))]
internal sealed partial class SellersJson : JsonSerializerContext;
