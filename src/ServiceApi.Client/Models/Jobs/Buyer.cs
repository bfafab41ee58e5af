using System.Text;

namespace ServiceApi.Client.Models;

/// <summary>Who ordered a service. Personal data: none of it is printed.</summary>
public sealed record Buyer : ServiceModel
{
    /// <summary>The buyer's id, in capital letters and digits.</summary>
    public string? BuyerId { get; init; }

    /// <summary>The buyer's name.</summary>
    public string? Name { get; init; }

    /// <summary>The buyer's phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether the buyer is a member of Prime.</summary>
    public bool? IsPrimeMember { get; init; }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => false;
}
