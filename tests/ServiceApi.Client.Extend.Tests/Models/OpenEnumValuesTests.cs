using System.Reflection;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Extend.Tests.Models;

public sealed class OpenEnumValuesTests
{
    public static TheoryData<Type, string> Lists { get; } = new()
    {
        { typeof(PartManagementEventType), "parts_needed parts_ordered parts_shipped parts_delivered" },
        { typeof(AppointmentEventType), "scheduled rescheduled cancelled" },
        { typeof(CustomerContactEventType), "appointment_reminder schedule_attempt_failure appointment_requested appointment_request_confirmed" },
        { typeof(ContactMethod), "email phone email_and_phone" },
        { typeof(ResolutionType), "closed fulfilled" },
        { typeof(ResolutionReason), "no_service_required new_service_needed additional_servicing_required defective_product_not_shipped" },
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

    [Fact]
    public void Every_open_enum_is_listed_here() =>
        Assert.Equal(
            Lists.Select(row => row.Data.Item1.Name).Order(StringComparer.Ordinal),
            typeof(RepairEvent).Assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(OpenEnumAttribute))).Select(type => type.Name).Order(StringComparer.Ordinal));
}
