using System.Reflection;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Tests.Models;

public sealed class OpenEnumValuesTests
{
    public static TheoryData<Type, string> Lists { get; } = new()
    {
        { typeof(ServiceJobStatus), "NOT_SERVICED CANCELLED COMPLETED PENDING_SCHEDULE NOT_FULFILLABLE HOLD PAYMENT_DECLINED" },
        { typeof(ServiceJobSortField), "JOB_DATE JOB_STATUS" },
        { typeof(SortOrder), "ASC DESC" },
        { typeof(AppointmentStatus), "ACTIVE CANCELLED COMPLETED" },
        { typeof(PoaType), "NO_SIGNATURE_DUMMY_POS CUSTOMER_SIGNATURE DUMMY_RECEIPT POA_RECEIPT" },
        { typeof(ItemStatus), "ACTIVE CANCELLED SHIPPED DELIVERED" },
        { typeof(ServiceLocationType), "IN_HOME IN_STORE ONLINE" },
        { typeof(ErrorLevel), "ERROR WARNING" },
        { typeof(Weekday), "MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY" },
        { typeof(ReservationType), "APPOINTMENT TRAVEL VACATION BREAK TRAINING" },
        { typeof(CapacityType), "SCHEDULED_CAPACITY AVAILABLE_CAPACITY ENCUMBERED_CAPACITY RESERVED_CAPACITY" },
        { typeof(SchedulingType), "REAL_TIME_SCHEDULING NON_REAL_TIME_SCHEDULING" },
        { typeof(DocumentContentType), "TIFF JPG PNG JPEG GIF PDF" },
        { typeof(EncryptionStandard), "AES" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void An_open_enum_lists_what_the_contract_lists(Type type, string values)
    {
        var constants = type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).ToList();

        Assert.Equal(values.Split(' '), constants.Select(constant => (string)constant.GetRawConstantValue()!));
        Assert.All(constants, constant =>
            Assert.Equal(((string)constant.GetRawConstantValue()!).Replace("_", "", StringComparison.Ordinal), constant.Name, ignoreCase: true));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void An_open_enum_knows_the_listed_values_and_no_others(Type type, string values)
    {
        Assert.All(values.Split(' '), value => Assert.True(IsKnown(type, value), value));
        Assert.All(["", "UNHEARD_OF", values.Split(' ')[0].ToLowerInvariant()], value => Assert.False(IsKnown(type, value), value));
    }

    [Fact]
    public void Every_open_enum_is_listed_here()
    {
        var types = typeof(ServiceModel).Assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(OpenEnumAttribute)));

        Assert.Equal(Lists.Select(row => row.Data.Item1.Name).Order(StringComparer.Ordinal), types.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    private static bool IsKnown(Type type, string value)
    {
        var made = type.GetMethod("Create", [typeof(string)])!.Invoke(null, [value])!;
        Assert.Equal(value, made.ToString());
        return (bool)type.GetProperty("IsKnown")!.GetValue(made)!;
    }
}
