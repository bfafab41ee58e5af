using System.Reflection;
using System.Text.Json;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Tests.Models;

public sealed class PersonalDataTests
{
    private const string Seed = "SEEDED";

    /// <summary>The only texts that a record may print: ids, codes and what else says nothing about a person. A new member must be added, or not printed.</summary>
    private static readonly HashSet<string> Printable =
    [
        "AppointmentId", "Asin", "AssetType", "BrandName", "Code", "ContentMd5", "ContentSha256", "Currency", "MarketplaceId", "NextPageToken", "OrderId", "PageToken",
        "PreviousPageToken", "RescheduledAppointmentId", "RescheduleReasonCode", "ReservationId", "ResourceId", "SellerId", "ServiceJobId", "ServiceJobProviderId",
        "ServiceOrderId", "StoreId", "Title", "UploadDestinationId", "UploadingTechnician",
    ];

    public static TheoryData<Type> Records { get; } = new(typeof(ServiceModel).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false, Namespace: "ServiceApi.Client.Models" }));

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_prints_no_personal_data_and_no_secrets(Type type)
    {
        var text = Fill(type).ToString();

        Assert.DoesNotContain(Seed, text, StringComparison.Ordinal);
        Assert.StartsWith(type.Name, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(Buyer))]
    [InlineData(typeof(Address))]
    [InlineData(typeof(Technician))]
    [InlineData(typeof(Payment))]
    [InlineData(typeof(EncryptionDetails))]
    public void Records_that_are_personal_or_secret_print_nothing(Type type) => Assert.Equal($"{type.Name} {{ }}", Fill(type).ToString());

    [Fact]
    public void What_helps_to_find_a_fault_is_printed()
    {
        Assert.Equal("ServiceError { Code = InvalidInput, ErrorLevel = ERROR }", new ServiceError { Code = "InvalidInput", Message = "m", ErrorLevel = ErrorLevel.Error }.ToString());
        Assert.Equal("ServiceWarning { Code = Late }", new ServiceWarning { Code = "Late", Details = "d" }.ToString());
        Assert.Contains("ServiceJobId = 42, ServiceJobStatus = HOLD", new ServiceJob { ServiceJobId = "42", ServiceJobStatus = ServiceJobStatus.Hold }.ToString(), StringComparison.Ordinal);
    }

    private static object Fill(Type type)
    {
        var value = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            property.SetValue(value, Value(property));
        }

        return value;
    }

    private static object? Value(PropertyInfo property)
    {
        var type = property.PropertyType;
        return type == typeof(string) ? Printable.Contains(property.Name) ? "fine" : Seed
            : type == typeof(IDictionary<string, JsonElement>) || type == typeof(IReadOnlyDictionary<string, JsonElement>) ? new Dictionary<string, JsonElement> { [Seed] = JsonSerializer.SerializeToElement(Seed) }
            : type == typeof(IReadOnlyDictionary<string, string?>) ? new Dictionary<string, string?> { [Seed] = Seed }
            : type == typeof(IReadOnlyList<string>) ? new[] { Seed }
            : type is { IsClass: true, IsGenericType: false } ? Fill(type)
            : null;
    }
}
