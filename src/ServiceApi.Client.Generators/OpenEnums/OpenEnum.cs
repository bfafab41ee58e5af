namespace ServiceApi.Client.Generators;

/// <summary>A struct that carries <c>[OpenEnum]</c>: where it stands and which values it lists.</summary>
internal sealed record OpenEnum(string Namespace, string Name, EquatableList<string> KnownValues);
