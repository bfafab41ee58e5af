using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using static ServiceApi.Client.Generators.Contract;
using static ServiceApi.Client.Generators.ContractDiagnostics;

namespace ServiceApi.Client.Generators;

/// <summary>Reads the parameters of one operation: where each goes, under which name, and what is checked before.</summary>
internal sealed class ParameterParser(IMethodSymbol method, string verb, List<string> placeholders, Findings findings)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public List<Parameter> Parse()
    {
        var parameters = method.Parameters.Select(Parse).ToList();
        findings.AddIf(parameters.LastOrDefault()?.Place != Place.Cancellation, method, NoCancellationToken);
        findings.AddIf(parameters.Count(parameter => parameter.Place == Place.Body) > 1, method, SeveralBodies);
        foreach (var pairs in parameters.SelectMany(parameter => parameter.Values).GroupBy(value => value.WireName, StringComparer.Ordinal))
        {
            findings.AddIf(pairs.Count() > 1, method, RepeatedQueryName, pairs.Key);
        }

        return parameters;
    }

    private Parameter Parse(IParameterSymbol parameter)
    {
        var type = parameter.Type.WithoutNullable();
        var isNullable = parameter.Type.IsNullable();
        var wireName = parameter.Attribute("Header") is { } header ? header.Argument<string>(0) ?? "" : WireNameOf(parameter);
        var place = PlaceOf(parameter, wireName);
        findings.AddIf(parameter.Attributes("Query", "Header", "Body").Count() > 1, parameter, SeveralPlaces);
        findings.AddIf(parameter.RefKind != RefKind.None, parameter, ByReference);
        findings.AddIf(parameter.Name is "uri" or "executor", parameter, ReservedName);
        findings.AddIf(!Naming.IsWireName(wireName), parameter, WrongName, wireName);
        findings.AddIf(isNullable && place is Place.Path or Place.Body, parameter, NullableParameter);
        findings.AddIf(place == Place.Body && verb is "Get" or "Delete", parameter, BodyNotAllowed, verb.ToUpperInvariant());
        FindWrongType(place is Place.Path or Place.Header && !WireType.IsTextOrFormattable(type), parameter, parameter.Name, parameter.Type, place);

        var isValidatable = place is Place.Query or Place.Body && type.Implements(KnownSymbols.Contract + "IValidatable");
        var values = place == Place.Query ? ValuesOf(parameter, type, wireName) : [];
        return new(
            parameter.Type.FullName(), parameter.Name, wireName, place, isNullable, type.IsReferenceType, isValidatable, new(LimitsOf(parameter)), new(values));
    }

    private Place PlaceOf(IParameterSymbol parameter, string wireName)
    {
        var isLast = parameter.Ordinal == method.Parameters.Length - 1;
        return isLast && parameter.Type.Is("System.Threading.CancellationToken") ? Place.Cancellation
            : parameter.Attribute("Header") is not null ? Place.Header
            : parameter.Attribute("Body") is not null ? Place.Body
            : parameter.Attribute("Query") is null && placeholders.Contains(wireName) ? Place.Path
            : Place.Query;
    }

    private List<Limit> LimitsOf(IParameterSymbol parameter)
    {
        var limits = new List<Limit>();
        var isWrong = parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.ContainingNamespace.ToDisplayString() is "System.ComponentModel.DataAnnotations");
        if (parameter.Attribute("Length") is { } length)
        {
            var (minimum, maximum) = (length.Argument<int>(0), length.Argument<int>(1));
            isWrong |= minimum < 0 || maximum < minimum;
            limits.Add(new("Length", FormattableString.Invariant($"{minimum}, {maximum}")));
        }

        if (parameter.Attribute("Pattern") is { } pattern)
        {
            var expression = pattern.Argument<string>(0) ?? "";
            findings.AddIf(!IsPattern(expression), parameter, WrongPattern, expression);
            limits.Add(new("Pattern", Naming.Literal(expression)));
        }

        findings.AddIf(isWrong || (limits.Count > 0 && !WireType.IsText(parameter.Type)), parameter, UncheckedLimit);
        return limits;
    }

    private static bool IsPattern(string expression)
    {
        try
        {
            _ = new Regex(expression, RegexOptions.CultureInvariant, MatchTimeout);
            return !Regex.IsMatch(expression, @"\(\?[^:]|\\[1-9k]", RegexOptions.CultureInvariant, MatchTimeout); // not for an engine that never backtracks
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private List<QueryValue> ValuesOf(IParameterSymbol parameter, ITypeSymbol type, string wireName)
    {
        if (WireType.IsQueryValue(type))
        {
            return [new(wireName, null, TypeArgument(parameter.Type))];
        }

        var properties = parameter.Attribute("Query") is not null && WireType.IsRecord(type) ? PropertiesOf(type) : [];
        FindWrongType(properties.Count == 0, parameter, parameter.Name, parameter.Type, Place.Query);
        foreach (var property in properties)
        {
            var isWrong = !WireType.IsQueryValue(property.Type.WithoutNullable());
            FindWrongType(isWrong, parameter, $"{parameter.Name}.{property.Name}", property.Type, Place.Query);
            findings.AddIf(!Naming.IsWireName(WireNameOf(property)), parameter, WrongName, WireNameOf(property));
        }

        var isNullable = parameter.Type.IsNullable();
        return [.. properties.Select(property => new QueryValue(WireNameOf(property), property.Name, isNullable ? null : TypeArgument(property.Type)))];
    }

    private void FindWrongType(bool isWrong, IParameterSymbol parameter, string name, ITypeSymbol type, Place place) =>
        findings.AddIf(isWrong, parameter, WrongType, name, type.ToDisplayString(), WireType.Advice(type.WithoutNullable(), place));

    private static List<IPropertySymbol> PropertiesOf(ITypeSymbol type)
    {
        var properties = type.BaseType is { } parent ? PropertiesOf(parent) : [];
        properties.AddRange(type.GetMembers().OfType<IPropertySymbol>().Where(property =>
            property is { IsStatic: false, IsIndexer: false, IsOverride: false, GetMethod.DeclaredAccessibility: Accessibility.Public }
            && !property.GetAttributes().Any(attribute => attribute.AttributeClass.Is("System.Text.Json.Serialization.JsonExtensionDataAttribute"))));
        return properties;
    }

    private static string? TypeArgument(ITypeSymbol type) => WireType.IsFormattable(type) ? type.FullName() : null;

    private static string WireNameOf(ISymbol symbol) =>
        symbol.Attribute("AliasAs") is { } alias ? alias.Argument<string>(0) ?? "" : Naming.CamelCase(symbol.Name);
}
