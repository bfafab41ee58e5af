namespace ServiceApi.Client.Generators;

/// <summary>A resolver that carries <c>[DescribesModels]</c>: where it stands and which models it describes.</summary>
internal sealed record ModelResolver(string Namespace, string Name, EquatableList<ModelResolver.Model> Models)
{
    internal sealed record Model(string Type, string Name, EquatableList<Member> Members);

    internal sealed record Member(string Type, string Name);
}
