using System.Text;

namespace ServiceApi.Client.Models;

/// <summary>Something the customer owns that a service is to be performed on. Only its type is printed.</summary>
public sealed record LinkedAsset : ServiceModel
{
    /// <summary>What kind of thing it is, such as <c>VEHICLE</c>.</summary>
    public string? AssetType { get; init; }

    /// <summary>Its name, such as a vehicle's year, make and model.</summary>
    public string? AssetName { get; init; }

    /// <summary>More about it by name, such as a vehicle's engine.</summary>
    public IReadOnlyDictionary<string, string?>? AdditionalAttributes { get; init; }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append(nameof(AssetType)).Append(" = ").Append(AssetType);
        return true;
    }
}
