using Microsoft.CodeAnalysis;

namespace ServiceApi.Client.Generators;

internal static class OpenEnumDiagnostics
{
    public static readonly DiagnosticDescriptor WrongShape = Error(
        "SAPI101",
        "An open enum has the wrong shape",
        "Declare '{0}' as 'readonly partial struct' directly in a namespace, without type parameters, so that its members can be generated");

    public static readonly DiagnosticDescriptor WrongInterface = Error(
        "SAPI102",
        "An open enum does not implement IOpenEnum of itself",
        "Let '{0}' implement 'IOpenEnum<{0}>'; the generator writes the members");

    public static readonly DiagnosticDescriptor NoValues = Error(
        "SAPI103",
        "An open enum lists no values",
        "Give '{0}' a public string constant for each value that the contract lists");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "ServiceApi.OpenEnums", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
