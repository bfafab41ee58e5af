using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Tests.Shared;

/// <summary>The public members of an assembly that hold a secret, or whose names say so.</summary>
internal static class SecretMembers
{
    private static readonly string[] Words = ["Secret", "Token", "Key", "Password", "Credential", "ClientId", "InitializationVector"];

    /// <summary>Members whose names say it and that hold none.</summary>
    private static readonly string[] Harmless =
    [
        "ContinuationToken", "NextPageToken", "PageToken", "PreviousContinuationToken", "PreviousPageToken", // where a listing goes on
        "KeyIdHeader", "PublicKey", "TokenHeader", // public by their nature
    ];

    public static IReadOnlyList<PropertyInfo> In(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(property => property.PropertyType == typeof(string) && IsSecret(property)),
    ];

    public static bool IsShownByDebuggers(PropertyInfo property) => property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never;

    public static bool IsWrittenAsJson(PropertyInfo property) => property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition != JsonIgnoreCondition.Always;

    private static bool IsSecret(PropertyInfo property) =>
        (Words.Any(word => property.Name.Contains(word, StringComparison.Ordinal)) && !Harmless.Contains(property.Name))
        || property is { Name: "Value", DeclaringType.Name: "AccessToken" };
}
