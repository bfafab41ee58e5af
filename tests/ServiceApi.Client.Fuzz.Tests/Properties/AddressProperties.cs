using ServiceApi.Client.Contract;
using ServiceApi.Client.Fuzz.Tests.Support;

namespace ServiceApi.Client.Fuzz.Tests.Properties;

public sealed class AddressProperties
{
    [Fact]
    public void A_server_decodes_what_was_given_and_nothing_else_is_let_through() =>
        Property.Holds(Property.Texts, value =>
        {
            var isSendable = value is not ("" or "." or "..") && IsUnicode(value);
            try
            {
                var operation = ServicesApiOperations.RescheduleAppointmentForServiceJobByServiceJobId;
                var request = OperationRequest.Create(operation, new Dictionary<string, string> { ["serviceJobId"] = value, ["appointmentId"] = value }, [new("a&b", value), new("last", "1")]);
                AddressRules.Check(request.PathAndQuery, value);
                return isSendable;
            }
            catch (ArgumentException)
            {
                return !isSendable;
            }
        });

    private static bool IsUnicode(string text) => text.EnumerateRunes().Sum(rune => rune.Utf16SequenceLength) == text.Length && !text.EnumerateRunes().Any(rune => rune.Value == 0xFFFD && !text.Contains('\uFFFD', StringComparison.Ordinal));
}
