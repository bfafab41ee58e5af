using System.Text;
using ServiceApi.Client.Errors;

namespace ServiceApi.Client.Models;

/// <summary>An error, or a warning, in the service's own words.</summary>
/// <remarks>Its text may repeat what was sent; it is not printed and never stands in an exception's message or in a log.</remarks>
public sealed record ServiceError : ServiceModel
{
    /// <summary>The code that says what kind of error it is, such as <c>InvalidInput</c>.</summary>
    public string? Code { get; init; }

    /// <summary>A description for people.</summary>
    public string? Message { get; init; }

    /// <summary>What may help to understand or mend it.</summary>
    public string? Details { get; init; }

    /// <summary>Whether it is an error or a warning; null when the service does not say.</summary>
    public ErrorLevel? ErrorLevel { get; init; }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append(nameof(Code)).Append(" = ").Append(SafeText.Identifier(Code)).Append(", ")
            .Append(nameof(ErrorLevel)).Append(" = ").Append(SafeText.Identifier(ErrorLevel?.Value));
        return true;
    }
}
