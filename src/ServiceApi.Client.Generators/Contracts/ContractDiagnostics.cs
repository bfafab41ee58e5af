using Microsoft.CodeAnalysis;

namespace ServiceApi.Client.Generators;

/// <summary>What a contract cannot say, and what to write instead.</summary>
internal static class ContractDiagnostics
{
    public static readonly DiagnosticDescriptor WrongShape = Error("SAPI001",
        "Declare '{0}' as an interface whose name begins with I and a capital, directly in a namespace, not local to a file, without type parameters and base interfaces");
    public static readonly DiagnosticDescriptor NoOperation = Error("SAPI002",
        "Make '{0}' a method without a body that carries [Get], [Post], [Put] or [Delete], or move it out of the contract");
    public static readonly DiagnosticDescriptor SeveralVerbs = Error("SAPI003",
        "Leave one verb on '{0}' and declare a method for each other one");
    public static readonly DiagnosticDescriptor GenericMethod = Error("SAPI004",
        "Remove the type parameters of '{0}': declare a method for each body or answer");
    public static readonly DiagnosticDescriptor NameTaken = Error("SAPI005",
        "Rename '{0}' or give it another [OperationId]: the contract already has an operation '{1}' or an id '{2}' ('All' is the list of all operations)");
    public static readonly DiagnosticDescriptor WrongReturnType = Error("SAPI006",
        "Let '{0}' return Task<T> with the type of the answer, or Task when the answer has no body");
    public static readonly DiagnosticDescriptor NoCancellationToken = Error("SAPI007",
        "Add 'CancellationToken cancellationToken = default' to '{0}' as its last parameter");
    public static readonly DiagnosticDescriptor WrongRoute = Error("SAPI008",
        "Begin the route '{1}' of '{0}' with one '/', name parameters in balanced braces, percent-encode other characters, and declare the query as parameters");
    public static readonly DiagnosticDescriptor PlaceholderWithoutParameter = Error("SAPI009",
        "Add a parameter '{1}' without [Query], [Header] or [Body] to '{0}', or take '{{{1}}}' out of its route");
    public static readonly DiagnosticDescriptor WrongUsagePlan = Error("SAPI010",
        "Give the usage plan of '{0}' a finite rate per second greater than 0 and a burst of at least 1");
    public static readonly DiagnosticDescriptor SeveralBodies = Error("SAPI011",
        "Leave [Body] on one parameter of '{0}': put the others into its type");
    public static readonly DiagnosticDescriptor BodyNotAllowed = Error("SAPI012",
        "Send '{0}' in the query, or make the operation a POST or PUT: a {1} carries no body");
    public static readonly DiagnosticDescriptor SeveralPlaces = Error("SAPI013",
        "Leave one of [Query], [Header] and [Body] on '{0}'");
    public static readonly DiagnosticDescriptor ByReference = Error("SAPI014",
        "Pass '{0}' by value, without ref, in or out");
    public static readonly DiagnosticDescriptor NullableParameter = Error("SAPI015",
        "Make the type of '{0}' not nullable: a path value and a body are always sent");
    public static readonly DiagnosticDescriptor WrongType = Error("SAPI016",
        "The type '{2}' of '{1}' has no form on the wire there: {3}");
    public static readonly DiagnosticDescriptor RepeatedQueryName = Error("SAPI017",
        "Rename one of the values that '{0}' sends as '{1}' in the query, or give it [AliasAs]");
    public static readonly DiagnosticDescriptor WrongName = Error("SAPI018",
        "Spell the name '{1}' that '{0}' has on the wire with ASCII letters, digits and '-', '_', '.', '~' or '$'; it must not be empty");
    public static readonly DiagnosticDescriptor UncheckedLimit = Error("SAPI019",
        "Limit '{0}' by the contract's own [Length(minimum, maximum)] or [Pattern(expression)], on a string, and put other limits into an IValidatable query or body: no others are checked");
    public static readonly DiagnosticDescriptor ReservedName = Error("SAPI020",
        "Rename '{0}', which the generated code uses for itself, and give it [AliasAs] with its name on the wire");
    public static readonly DiagnosticDescriptor WrongPattern = Error("SAPI021",
        "Give '{0}' another [Pattern] than '{1}': a regular expression without look-around, back-references and inline options");

    private static DiagnosticDescriptor Error(string id, string message) =>
        new(id, "The contract cannot be implemented", message, "ServiceApi.Contracts", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
