using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Serialization;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Resilience;

namespace ServiceApi.Client.Tests.Conventions;

public sealed class TypeConventionTests
{
    private static readonly string[] PublicNamespaces =
    [
        "Microsoft.Extensions.DependencyInjection", // where AddServiceApiClient is found without another using
        "ServiceApi.Client",
        "ServiceApi.Client.Authentication",
        "ServiceApi.Client.Contract",
        "ServiceApi.Client.DependencyInjection",
        "ServiceApi.Client.Diagnostics",
        "ServiceApi.Client.Documents",
        "ServiceApi.Client.Models",
        "ServiceApi.Client.Paging",
        "ServiceApi.Client.Providers", "ServiceApi.Client.Resilience",
        "ServiceApi.Client.Serialization",
        "ServiceApi.Client.Throttling",
    ];

    private static readonly Type[] OpenOnPurpose =
    [
        typeof(Jitter), // tests put their own chance in its place
    ];

    private static readonly string[] NamesThatSayNothing = ["Manager", "Helper", "Util"];

    [Fact]
    public void Types_are_closed_unless_they_are_made_to_be_derived_from() =>
        Assert.Equal(OpenOnPurpose, Library.Types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }));

    [Fact]
    public void What_an_app_uses_stands_in_few_namespaces() =>
        Assert.Equal(PublicNamespaces, Library.PublicTypes.Select(type => type.Namespace!).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_that_an_app_uses_is_nested() =>
        Assert.Empty(Library.PublicTypes.Where(type => type.IsNested).Names());

    [Fact]
    public void Public_classes_are_sealed_static_or_abstract() =>
        Assert.Empty(Library.PublicTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Names());

    [Fact]
    public void What_an_app_holds_shows_itself_in_the_debugger() =>
        Assert.Empty(Library.PublicTypes
            .Where(type => type is { IsClass: true, IsAbstract: false } && !type.IsSubclassOf(typeof(Exception)) && !type.IsSubclassOf(typeof(Attribute)) && !type.IsSubclassOf(typeof(JsonConverter)))
            .Where(type => type != typeof(ServiceApiClientFactoryBuilder) && !type.IsDefined(typeof(DebuggerDisplayAttribute)) && type.GetMethod(nameof(ToString), [])!.DeclaringType != type)
            .Names());

    [Fact]
    public void Every_public_exception_is_a_sealed_leaf_of_the_one_root()
    {
        var exceptions = Library.PublicTypes.Where(type => type.IsSubclassOf(typeof(Exception)) && type != typeof(ServiceApiException)).ToList();

        Assert.NotEmpty(exceptions);
        Assert.Empty(exceptions.Where(type => type.BaseType != typeof(ServiceApiException) || !type.IsSealed || !type.Name.EndsWith("Exception", StringComparison.Ordinal)).Names());
    }

    [Fact]
    public void Only_this_library_can_add_to_the_root_of_exceptions() =>
        Assert.All(
            typeof(ServiceApiException).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            constructor => Assert.True(constructor.IsFamilyAndAssembly || constructor.IsAssembly));

    [Fact]
    public void No_public_state_is_static_and_can_be_set()
    {
        var members = Library.PublicTypes.SelectMany(type => type.GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly));

        Assert.DoesNotContain(members, member => member is FieldInfo { IsLiteral: false } or PropertyInfo { CanWrite: true } or EventInfo);
    }

    [Fact]
    public void No_public_field_can_be_seen_but_constants_and_the_values_of_enums() =>
        Assert.DoesNotContain(Library.PublicTypes.Where(type => !type.IsEnum).SelectMany(type => type.GetFields()), field => !field.IsLiteral);

    [Fact]
    public void Names_say_what_a_type_is() =>
        Assert.Empty(Library.Types.Where(type => NamesThatSayNothing.Any(word => type.Name.Contains(word, StringComparison.Ordinal))).Names());

    [Fact]
    public void Options_are_sealed_and_have_a_default_for_everything() =>
        Assert.All(
            Library.PublicTypes.Where(type => type is { IsAbstract: false } && type.Name.EndsWith("Options", StringComparison.Ordinal)),
            type => Assert.NotNull(Activator.CreateInstance(type)));
}
