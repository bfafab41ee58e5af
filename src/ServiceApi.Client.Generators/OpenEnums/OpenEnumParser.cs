using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServiceApi.Client.Generators;

/// <summary>Reads an open enum from its declaration, or finds what is wrong with it.</summary>
internal static class OpenEnumParser
{
    public static Parsed<OpenEnum> Parse(GeneratorAttributeSyntaxContext context)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var values = type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => field is { IsConst: true, DeclaredAccessibility: Accessibility.Public })
            .Select(field => field.ConstantValue).OfType<string>().Distinct(StringComparer.Ordinal).ToList();

        var findings = new Findings();
        findings.AddIf(!HasShape(type, context.TargetNode), type, OpenEnumDiagnostics.WrongShape);
        findings.AddIf(!type.AllInterfaces.Any(candidate => IsOpenEnumOf(candidate, type)), type, OpenEnumDiagnostics.WrongInterface);
        findings.AddIf(values.Count == 0, type, OpenEnumDiagnostics.NoValues);
        return findings.Judge(type, new OpenEnum(type.NamespaceName(), type.Name, new(values)));
    }

    private static bool HasShape(INamedTypeSymbol type, SyntaxNode declaration) =>
        type is { IsReadOnly: true, IsRecord: false, IsGenericType: false, IsFileLocal: false, ContainingType: null }
        && declaration is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static bool IsOpenEnumOf(INamedTypeSymbol candidate, INamedTypeSymbol type) =>
        candidate.Is(KnownSymbols.Contract + "IOpenEnum<TSelf>") && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], type);
}
