namespace ServiceApi.Client.Serialization;

/// <summary>Marks the resolver that describes every sealed record below a base: the generator writes how each is made, read and filled.</summary>
/// <param name="baseType">The base.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DescribesModelsAttribute(Type baseType) : Attribute
{
    public Type BaseType { get; } = baseType;
}
