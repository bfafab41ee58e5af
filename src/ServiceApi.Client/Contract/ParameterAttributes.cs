namespace ServiceApi.Client.Contract;

/// <summary>
/// Sends a parameter in the query string. A record is flattened: a pair for each of its public properties, in the order
/// of their declaration, without those that are null.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueryAttribute : Attribute;

/// <summary>Sends a parameter as the request's JSON body.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BodyAttribute : Attribute;

/// <summary>Sends a parameter as a header.</summary>
/// <param name="name">The header's name.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HeaderAttribute(string name) : Attribute
{
    /// <summary>The header's name.</summary>
    public string Name { get; } = name;
}

/// <summary>The name on the wire of a parameter or a query property, where it is not the C# name in camel case.</summary>
/// <param name="name">The name on the wire.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class AliasAsAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;
}
