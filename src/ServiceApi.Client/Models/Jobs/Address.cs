using System.Text;

namespace ServiceApi.Client.Models;

/// <summary>A postal address. Personal data: none of it is printed.</summary>
public sealed record Address : ServiceModel
{
    /// <summary>The name of the person, business or institution at the address.</summary>
    public string? Name { get; init; }

    /// <summary>The first line.</summary>
    public string? AddressLine1 { get; init; }

    /// <summary>The second line.</summary>
    public string? AddressLine2 { get; init; }

    /// <summary>The third line.</summary>
    public string? AddressLine3 { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>The county.</summary>
    public string? County { get; init; }

    /// <summary>The district.</summary>
    public string? District { get; init; }

    /// <summary>The state or region.</summary>
    public string? StateOrRegion { get; init; }

    /// <summary>The postal code, which may hold letters, digits, spaces and punctuation.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The country's code of two letters by ISO 3166-1.</summary>
    public string? CountryCode { get; init; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; init; }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => false;
}
