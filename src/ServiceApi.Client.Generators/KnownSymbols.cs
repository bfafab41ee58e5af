using Microsoft.CodeAnalysis;

namespace ServiceApi.Client.Generators;

/// <summary>Recognises the attributes and types that have a meaning to the generators.</summary>
internal static class KnownSymbols
{
    public const string Contract = "ServiceApi.Client.Contract.";

    public static readonly string[] Verbs = ["Get", "Post", "Put", "Delete"];

    public static bool Is(this ITypeSymbol? type, string fullName) =>
        string.Equals(type?.OriginalDefinition.ToDisplayString(), fullName, StringComparison.Ordinal);

    public static bool Implements(this ITypeSymbol type, string fullName) =>
        type.Is(fullName) || type.AllInterfaces.Any(candidate => candidate.Is(fullName));

    public static IEnumerable<AttributeData> VerbsOf(this ISymbol symbol) => symbol.Attributes(Verbs);

    public static AttributeData? Attribute(this ISymbol symbol, string name) => symbol.Attributes(name).FirstOrDefault();

    public static IEnumerable<AttributeData> Attributes(this ISymbol symbol, params string[] names) =>
        symbol.GetAttributes().Where(attribute =>
            attribute.AttributeClass is { } type
            && Array.Exists(names, name => type.Name.Equals(name + "Attribute", StringComparison.Ordinal))
            && type.Is(Contract + type.Name));

    /// <summary>An argument, or the type's default where the code does not compile yet.</summary>
    public static T? Argument<T>(this AttributeData attribute, int index) =>
        attribute.ConstructorArguments.ElementAtOrDefault(index).Value is T value ? value : default;

    public static bool IsNullable(this ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated;

    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            ? ((INamedTypeSymbol)type).TypeArguments[0]
            : type.WithNullableAnnotation(NullableAnnotation.None);
}
