using System.Diagnostics.CodeAnalysis;

namespace ServiceApi.Client.Contract;

/// <summary>Which form a text parameter must have. Anything else is refused before it is sent.</summary>
/// <param name="pattern">A regular expression that the whole text must match, as the contract spells it; without look-around and back-references.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PatternAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern) : Attribute
{
    /// <summary>A regular expression that the whole text must match.</summary>
    public string Pattern { get; } = pattern;
}
