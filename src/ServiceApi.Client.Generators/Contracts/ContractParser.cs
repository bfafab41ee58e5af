using Microsoft.CodeAnalysis;
using static ServiceApi.Client.Generators.ContractDiagnostics;

namespace ServiceApi.Client.Generators;

/// <summary>Reads a contract from its interface, and finds everything in it that cannot be implemented.</summary>
internal sealed class ContractParser
{
    private const string Suffix = "Async";

    private readonly Findings _findings = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { "All" };
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Reads the whole interface, once: at the first verb in it.</summary>
    public static Parsed<Contract> ParseAtFirstVerb(GeneratorAttributeSyntaxContext context)
    {
        var type = context.TargetSymbol.ContainingType;
        var isFirst = type.GetMembers().SelectMany(member => member.VerbsOf()).First() == context.Attributes[0];
        return isFirst ? new ContractParser().Parse(type) : default;
    }

    private Parsed<Contract> Parse(INamedTypeSymbol type)
    {
        _findings.AddIf(!HasShape(type), type, WrongShape);
        var members = type.GetMembers()
            .Where(member => member is not (IMethodSymbol { AssociatedSymbol: not null } or INamedTypeSymbol))
            .ToLookup(member => member is IMethodSymbol { IsAbstract: true, IsStatic: false } && member.VerbsOf().Any());
        foreach (var member in members[false])
        {
            _findings.AddIf(type.TypeKind == TypeKind.Interface, member, NoOperation);
        }

        var accessibility = type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
        var operations = members[true].Cast<IMethodSymbol>().Select(ParseOperation);
        return _findings.Judge(type, new Contract(type.NamespaceName(), accessibility, type.Name, new(operations)));
    }

    private static bool HasShape(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Interface, IsGenericType: false, ContainingType: null, IsFileLocal: false, Interfaces.Length: 0 }
        && type.Name.Length > 1 && type.Name[0] == 'I' && char.IsUpper(type.Name[1]);

    private Contract.Operation ParseOperation(IMethodSymbol method)
    {
        var verbs = method.VerbsOf().ToList();
        var verb = verbs[0].AttributeClass!.Name.Replace("Attribute", "");
        var hasSuffix = method.Name != Suffix && method.Name.EndsWith(Suffix, StringComparison.Ordinal);
        var name = hasSuffix ? method.Name.Substring(0, method.Name.Length - Suffix.Length) : method.Name;
        var id = method.Attribute("OperationId") is { } given ? given.Argument<string>(0) ?? "" : Naming.CamelCase(name);
        var response = method.ReturnType.Is("System.Threading.Tasks.Task<TResult>") ? ((INamedTypeSymbol)method.ReturnType).TypeArguments[0] : null;
        _findings.AddIf(verbs.Count > 1, method, SeveralVerbs);
        _findings.AddIf(method.IsGenericMethod, method, GenericMethod);
        _findings.AddIf(!_names.Add(name) | !_ids.Add(id), method, NameTaken, name, id);
        _findings.AddIf(!Naming.IsWireName(id), method, WrongName, id);
        _findings.AddIf(response is null && !method.ReturnType.Is("System.Threading.Tasks.Task"), method, WrongReturnType);

        var route = verbs[0].Argument<string>(0) ?? "";
        var isRoute = IsRoute(route);
        _findings.AddIf(!isRoute, method, WrongRoute, route);
        var placeholders = isRoute ? route.Split('{', '}').Where((_, index) => index % 2 == 1).ToList() : [];
        var parameters = new ParameterParser(method, verb, placeholders, _findings).Parse();
        foreach (var placeholder in placeholders)
        {
            var isFilled = parameters.Exists(parameter => parameter.Place == Contract.Place.Path && parameter.WireName == placeholder);
            _findings.AddIf(!isFilled, method, PlaceholderWithoutParameter, placeholder);
        }

        var isRepeatable = method.Attribute("SafeToRepeat") is not null;
        return new(method.Name, name, id, verb, route, ParsePlan(method), isRepeatable, response?.FullName(), new(parameters));
    }

    private static bool IsRoute(string route) =>
        route.StartsWith("/", StringComparison.Ordinal) && !route.StartsWith("//", StringComparison.Ordinal)
        && string.Concat(route.Where(character => character is '{' or '}')).Replace("{}", "").Length == 0
        && route.Split('{', '}').Select((part, index) => index % 2 == 0 ? Naming.IsAscii(part, "-._~!$()*+,;=:@%/") : Naming.IsWireName(part)).All(isValid => isValid);

    private string? ParsePlan(IMethodSymbol method)
    {
        if (method.Attribute("UsagePlan") is not { } plan)
        {
            return null;
        }

        var (rate, burst) = (plan.Argument<double>(0), plan.Argument<int>(1));
        _findings.AddIf(!(rate > 0) || double.IsInfinity(rate) || burst < 1, method, WrongUsagePlan);
        return FormattableString.Invariant($"{rate:R}, {burst}");
    }
}
