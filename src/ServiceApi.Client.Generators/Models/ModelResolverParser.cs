using Microsoft.CodeAnalysis;

namespace ServiceApi.Client.Generators;

/// <summary>Finds the models of the assembly, and their members.</summary>
internal static class ModelResolverParser
{
    public static ModelResolver Parse(GeneratorAttributeSyntaxContext context)
    {
        var resolver = (INamedTypeSymbol)context.TargetSymbol;
        var baseType = context.Attributes[0].Argument<INamedTypeSymbol>(0);
        var models = TypesIn(context.SemanticModel.Compilation.Assembly.GlobalNamespace)
            .Where(type => type.IsSealed && SymbolEqualityComparer.Default.Equals(type.BaseType, baseType) && !HasJsonAttribute(type))
            .Select(type => new ModelResolver.Model(type.FullName(), type.Name, new(MembersOf(type))))
            .OrderBy(model => model.Type, StringComparer.Ordinal);
        return new(resolver.NamespaceName(), resolver.Name, new(models));
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesIn));

    private static IEnumerable<ModelResolver.Member> MembersOf(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, SetMethod.DeclaredAccessibility: Accessibility.Public })
            .Select(property => new ModelResolver.Member(property.Type.FullName(), property.Name));

    // What such an attribute asks for, only the framework's own generator does: the model is left to it.
    private static bool HasJsonAttribute(INamedTypeSymbol type) =>
        type.GetMembers().Prepend(type).Any(symbol => symbol.GetAttributes().Any(attribute => IsJsonAttribute(attribute.AttributeClass)));

    private static bool IsJsonAttribute(INamedTypeSymbol? type) =>
        type is not null && (type.Is("System.Text.Json.Serialization.JsonAttribute") || IsJsonAttribute(type.BaseType));
}
