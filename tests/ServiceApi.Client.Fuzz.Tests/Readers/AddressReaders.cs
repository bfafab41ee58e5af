using System.Runtime.InteropServices;
using System.Text;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Fuzz.Tests.Support;

namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>Values on their way into an address, in UTF-16 so that halves of surrogate pairs are among them.</summary>
internal static class AddressReaders
{
    private static readonly string[] Values = ["J-1", "../x", "a/b?c=d#e&f", "100%", "a%2Fb", "ü😀", "line\r\nfeed", "bmV4dA%3D%3D", "a,b", " ", "a+b"];

    public static IReadOnlyList<Reader> List { get; } =
    [
        new("a value of a path and a query", [.. Values.Select(Encoding.Unicode.GetBytes)], input => Write(new string(MemoryMarshal.Cast<byte, char>(input)))),
    ];

    private static bool Write(string value)
    {
        OperationRequest request;
        try
        {
            var operation = ServicesApiOperations.RescheduleAppointmentForServiceJobByServiceJobId;
            request = OperationRequest.Create(operation, new Dictionary<string, string> { ["serviceJobId"] = value, ["appointmentId"] = value }, [new("a&b", value), new("last", "1")]);
        }
        catch (ArgumentException)
        {
            return false;
        }

        AddressRules.Check(request.PathAndQuery, value);
        return true;
    }
}
