using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServiceApi.Client.Generators;

/// <summary>How names are spelled in generated code and on the wire.</summary>
internal static class Naming
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(TypeFormat);

    public static string NamespaceName(this INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();

    public static string NamespaceLine(string space) => space.Length == 0 ? "" : $"\nnamespace {space};\n";

    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string CamelCase(string name) => name.Length == 0 ? "" : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>Whether a name can stand in a query or a header as it is.</summary>
    public static bool IsWireName(string name) => name.Length > 0 && IsAscii(name, "-_.~$");

    /// <summary>Whether a text has ASCII letters, digits and the given characters alone.</summary>
    public static bool IsAscii(string text, string more) =>
        text.All(character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || more.Contains(character));
}
