using Microsoft.CodeAnalysis;
using static ServiceApi.Client.Generators.Contract;

namespace ServiceApi.Client.Generators;

/// <summary>Which types a path, a query and a header can carry, and what to write instead of the others.</summary>
internal static class WireType
{
    public static bool IsText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String;

    /// <summary>Whether the type writes itself; an open enum says so before its members are generated. Dates have forms of their own.</summary>
    public static bool IsFormattable(ITypeSymbol type) => type.TypeKind == TypeKind.Struct && !IsDate(type) && type.Implements("System.ISpanFormattable");

    public static bool IsTextOrFormattable(ITypeSymbol type) => IsText(type) || IsFormattable(type);

    public static bool IsQueryValue(ITypeSymbol type) =>
        IsTextOrFormattable(type) || type.SpecialType == SpecialType.System_Boolean || type.Is("System.DateTimeOffset") || IsList(type);

    /// <summary>Whether a parameter can be sent as its properties.</summary>
    public static bool IsRecord(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } && !IsDate(type) && !type.Implements("System.Collections.IEnumerable");

    public static string Advice(ITypeSymbol type, Place place) => type switch
    {
        { TypeKind: TypeKind.Enum } => "use an open enum or a string",
        _ when IsDate(type) => place == Place.Query ? "use a DateTimeOffset, or a number or string in the contract's form" : "use a string in the contract's form",
        _ when type.Is("System.Threading.CancellationToken") => "keep one CancellationToken, as the last parameter",
        _ when IsRecord(type) && place == Place.Query => "mark a parameter [Query] to send its properties, each a single value or a list, or mark it [Body]",
        _ => "use a string, a number, a Guid or an open enum, and in a query also a bool, a DateTimeOffset or a list of strings, numbers, Guids or open enums",
    };

    private static bool IsList(ITypeSymbol type) =>
        type.IsReferenceType && type.AllInterfaces.Concat([type]).OfType<INamedTypeSymbol>().Any(candidate =>
            candidate.Is("System.Collections.Generic.IEnumerable<T>") && candidate.TypeArguments[0] is var item && !item.IsNullable() && IsTextOrFormattable(item));

    private static bool IsDate(ITypeSymbol type) =>
        type.ToDisplayString() is "System.DateTime" or "System.DateTimeOffset" or "System.DateOnly" or "System.TimeOnly" or "System.TimeSpan";
}
