namespace ServiceApi.Client.Contract;

/// <summary>How long a text parameter may be. Anything else is refused before it is sent.</summary>
/// <param name="minimum">The fewest characters.</param>
/// <param name="maximum">The most characters.</param>
/// <remarks>The attribute of the same name in System.ComponentModel.DataAnnotations cannot be used: it is not safe to trim.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LengthAttribute(int minimum, int maximum) : Attribute
{
    /// <summary>The fewest characters.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>The most characters.</summary>
    public int Maximum { get; } = maximum;
}
