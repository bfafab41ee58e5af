using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Tests.Conventions;

public sealed class ModelConventionTests
{
    /// <summary>What goes out in UTC; every other date keeps the offset that the caller gave it.</summary>
    private static readonly string[] MembersInUtc =
    [
        "AppointmentTimeInput.StartTime",
        "DateTimeRange.EndTime",
        "DateTimeRange.StartTime",
        "FixedSlotCapacityQuery.EndDateTime",
        "FixedSlotCapacityQuery.StartDateTime",
        "FulfillmentTime.EndTime",
        "FulfillmentTime.StartTime",
        "RangeSlotCapacityQuery.EndDateTime",
        "RangeSlotCapacityQuery.StartDateTime",
    ];

    private static readonly Type[] Bodies = ParametersWith<BodyAttribute>();
    private static readonly Type[] Queries = ParametersWith<QueryAttribute>();

    [Fact]
    public void Models_are_sealed_records() =>
        Assert.All(Library.ResponseModels.Concat(Library.RequestModels), model =>
        {
            Assert.True(model.IsSealed, model.Name);
            Assert.NotNull(model.GetMethod("<Clone>$"));
        });

    [Fact]
    public void Models_are_immutable_but_for_the_members_that_no_model_knows()
    {
        var settable = Library.ResponseModels.Concat(Library.RequestModels).SelectMany(Properties).Where(property => property.SetMethod is { } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));

        Assert.Empty(settable.Select(property => property.Name).Except([nameof(ServiceModel.AdditionalMembers)]));
    }

    [Fact]
    public void What_the_service_sends_may_lack_any_member() =>
        Assert.All(Library.ResponseModels.SelectMany(Properties), property =>
        {
            Assert.False(Library.IsRequired(property), Name(property));
            Assert.True(IsNullable(property), Name(property));
        });

    [Fact]
    public void What_a_request_must_have_is_required_and_the_rest_may_be_left_out() =>
        Assert.All(Library.RequestModels.SelectMany(Properties), property =>
            Assert.True(Library.IsRequired(property) != IsNullable(property), Name(property)));

    [Fact]
    public void What_the_contract_sends_knows_its_limits()
    {
        Assert.NotEmpty(Bodies);
        Assert.NotEmpty(Queries);
        Assert.Empty(Bodies.Concat(Queries).Where(type => !type.IsAssignableTo(typeof(IValidatable))).Names());
    }

    [Fact]
    public void Lists_cannot_be_changed() =>
        Assert.All(
            Library.ResponseModels.Concat(Library.RequestModels).SelectMany(Properties).Where(property => property.PropertyType.IsGenericType && property.Name != nameof(ServiceModel.AdditionalMembers)),
            property => Assert.Contains(property.PropertyType.GetGenericTypeDefinition(), new[] { typeof(IReadOnlyList<>), typeof(IReadOnlyDictionary<,>), typeof(Nullable<>) }));

    [Fact]
    public void No_enum_of_the_service_is_closed() =>
        Assert.Empty(Library.PublicTypes.Where(type => type.IsEnum).Except([typeof(ServiceApiRegion)]).Names());

    [Fact]
    public void Open_enums_are_readonly_structs_with_the_one_converter()
    {
        Assert.NotEmpty(Library.OpenEnums);
        Assert.All(Library.OpenEnums, type =>
        {
            Assert.True(type.IsValueType && type.IsDefined(typeof(IsReadOnlyAttribute)), type.Name);
            Assert.True(type.IsAssignableTo(typeof(IOpenEnum<>).MakeGenericType(type)), type.Name);
            Assert.Equal(typeof(OpenEnumConverter<>).MakeGenericType(type), type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType);
        });
        Assert.Equal(Library.OpenEnums, Library.PublicTypes.Where(type => type.IsValueType && type.Namespace == "ServiceApi.Client.Models" && !type.IsEnum));
    }

    [Fact]
    public void Dates_go_out_in_UTC_where_the_service_wants_them_so_and_nowhere_else()
    {
        var members = Library.ResponseModels.Concat(Library.RequestModels).SelectMany(Properties)
            .Where(property => property.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType == typeof(UtcDateTimeConverter));

        Assert.Equal(MembersInUtc, members.Select(Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_date_has_an_offset()
    {
        Type[] without = [typeof(DateTime), typeof(DateOnly), typeof(TimeOnly)];
        var members = Library.ResponseModels.Concat(Library.RequestModels).SelectMany(Properties);

        Assert.DoesNotContain(members, property => without.Contains(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
    }

    [Fact]
    public void Every_model_can_be_written_and_read_without_reflection() =>
        Assert.All(Library.ResponseModels.Concat(Library.RequestModels).Except(Queries), model => Assert.Equal(model, ServiceApiJson.Options.GetTypeInfo(model).Type));

    [Fact]
    public void Every_open_enum_that_stands_in_a_body_can_be_written_and_read_without_reflection()
    {
        var inQueriesOnly = new[] { typeof(ServiceJobSortField), typeof(SortOrder) };

        Assert.All(Library.OpenEnums.Except(inQueriesOnly), type => Assert.Equal(type, ServiceApiJson.Options.GetTypeInfo(type).Type));
    }

    [Fact]
    public void A_type_that_is_not_of_the_contract_is_not_found_by_reflection()
    {
        Assert.False(ServiceApiJson.Options.TryGetTypeInfo(typeof(ModelConventionTests), out _));
        Assert.Throws<NotSupportedException>(() => ServiceApiJson.Options.GetTypeInfo(typeof(ModelConventionTests)));
        Assert.Equal([typeof(ServiceModelResolver), typeof(ServiceApiJsonContext)], ServiceApiJson.Options.TypeInfoResolverChain.Select(resolver => resolver.GetType()));
    }

    private static IEnumerable<PropertyInfo> Properties(Type model) => model.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static string Name(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    private static bool IsNullable(PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private static Type[] ParametersWith<TAttribute>()
        where TAttribute : Attribute =>
        [.. typeof(IServicesApi).GetMethods().SelectMany(method => method.GetParameters()).Where(parameter => parameter.IsDefined(typeof(TAttribute))).Select(parameter => parameter.ParameterType).Distinct()];
}
