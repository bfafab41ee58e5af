using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Generators.Tests.Probes;

/// <summary>An answer or a body without limits.</summary>
public sealed record Probe(string Name);

/// <summary>A body with limits.</summary>
public sealed record NewProbe(string Name) : IValidatable
{
    /// <inheritdoc/>
    public void Validate(string parameterName)
    {
        if (Name.Length == 0)
        {
            throw new ArgumentException("Name must not be empty.", parameterName);
        }
    }
}

/// <summary>What other queries begin with.</summary>
public abstract record PagedQuery
{
    /// <summary>A page's token.</summary>
    public string? PageToken { get; init; }

    /// <summary>Members that no list names; not sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

/// <summary>A query with limits.</summary>
public sealed record ProbesQuery : PagedQuery, IValidatable
{
    /// <summary>Not of an instance; not sent.</summary>
    public static ProbesQuery Empty { get; } = new();

    /// <summary>A number that is always sent.</summary>
    public int PageSize { get; init; } = 20;

    /// <summary>A number with a fraction.</summary>
    public decimal? Weight { get; init; }

    /// <summary>A flag.</summary>
    public bool? IsExact { get; init; }

    /// <summary>An instant.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>An open enum.</summary>
    public ProbeState? State { get; init; }

    /// <summary>Open enums under another name.</summary>
    [AliasAs("not")]
    public IReadOnlyList<ProbeState>? Without { get; init; }

    /// <summary>Texts.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Numbers.</summary>
    public IReadOnlyList<long>? Sizes { get; init; }

    internal string? Secret { get; init; } = "not sent";

    /// <inheritdoc/>
    public void Validate(string parameterName)
    {
        if (PageSize is < 1 or > 20)
        {
            throw new ArgumentException("PageSize must be 1 to 20.", parameterName);
        }
    }
}
