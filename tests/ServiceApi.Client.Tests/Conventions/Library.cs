using System.Reflection;
using System.Runtime.CompilerServices;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Tests.Conventions;

/// <summary>The library as its own assembly shows it, without what the compiler and its generators write for themselves.</summary>
internal static class Library
{
    public static Assembly Assembly { get; } = typeof(IServiceApiClient).Assembly;

    public static IReadOnlyList<Type> Types { get; } = [.. Assembly.GetTypes().Where(IsWritten)];

    public static IReadOnlyList<Type> PublicTypes { get; } =
        [.. Assembly.GetExportedTypes().Where(type => !type.IsSpecialName).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>What an answer consists of.</summary>
    public static IReadOnlyList<Type> ResponseModels { get; } = [.. PublicTypes.Where(type => type.IsSubclassOf(typeof(ServiceModel)))];

    /// <summary>What a request consists of, where no answer does.</summary>
    public static IReadOnlyList<Type> RequestModels { get; } =
        [.. PublicTypes.Where(type => type is { IsClass: true, IsAbstract: false, Namespace: "ServiceApi.Client.Models" }).Except(ResponseModels)];

    public static IReadOnlyList<Type> OpenEnums { get; } = [.. PublicTypes.Where(type => type.IsDefined(typeof(OpenEnumAttribute)))];

    /// <summary>The interfaces of the facade: what a client has an area for.</summary>
    public static IReadOnlyList<Type> Facade { get; } =
        [.. typeof(IServiceApiClient).GetProperties().Select(property => property.PropertyType).Where(type => type != typeof(IServicesApi) && type != typeof(IOperationExecutor))];

    public static IEnumerable<MethodInfo> PublicMethods(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute)));

    public static bool IsRequired(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>A type by name, as a message should have it.</summary>
    public static IEnumerable<string> Names(this IEnumerable<Type> types) => types.Select(type => type.FullName ?? type.Name);

    private static bool IsWritten(Type type) =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && !type.IsDefined(typeof(CompilerGeneratedAttribute))
        && type.GetCustomAttributesData().All(attribute => attribute.AttributeType.Name != "EmbeddedAttribute")
        && type.Namespace?.StartsWith("System.Text.RegularExpressions.Generated", StringComparison.Ordinal) != true
        && (type.DeclaringType is null || IsWritten(type.DeclaringType));
}
