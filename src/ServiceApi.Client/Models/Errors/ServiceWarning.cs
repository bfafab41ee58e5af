using System.Text;
using ServiceApi.Client.Errors;

namespace ServiceApi.Client.Models;

/// <summary>Something to know, and perhaps to act upon, about a request that was carried out.</summary>
/// <remarks>Its text may repeat what was sent, so only the code is printed.</remarks>
public sealed record ServiceWarning : ServiceModel
{
    /// <summary>The code that says what kind of warning it is.</summary>
    public string? Code { get; init; }

    /// <summary>A description for people.</summary>
    public string? Message { get; init; }

    /// <summary>What may help to understand the warning or to act upon it.</summary>
    public string? Details { get; init; }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append(nameof(Code)).Append(" = ").Append(SafeText.Identifier(Code));
        return true;
    }
}
