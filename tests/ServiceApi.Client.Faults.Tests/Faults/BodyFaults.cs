using ServiceApi.Client.Faults.Tests.Worlds;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Faults.Tests.Faults;

/// <summary>Answers whose body is not what it should be. One of success may come from something between that never asked the service.</summary>
internal static class BodyFaults
{
    private const int Mebibyte = 1024 * 1024;

    private static readonly byte[] Huge = Fault.Oversized(17 * Mebibyte).Body!.Value.ToArray();
    private static readonly byte[] LongError = Fault.Oversized(Mebibyte).Body!.Value.ToArray();
    private static readonly Dictionary<string, string> Gzip = new() { ["Content-Encoding"] = "gzip" };
    private static readonly Dictionary<string, string> Html = new() { ["Content-Type"] = "text/html" };

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Success("JSON that is cut off", 30, Secrets.CutOff),
        Success("garbage", 30, Secrets.Garbage),
        Success("HTML in a 200", 30, Secrets.Html, Html),
        FaultKind.Of("gzip", 30, random => FaultKind.Flip(random) ? new() { CompressesAnswer = true } : new() { CompressesAnswer = true, StatusCode = 400, Body = Secrets.Error }),
        FaultKind.Of("gzip that is cut off", 30, _ => new() { CompressesAnswer = true, Break = ConnectionBreak.WithinBody }),
        Success("gzip that is none", 20, Secrets.Garbage, Gzip),
        FaultKind.Of("error with gzip that is none", 20, random => new() { StatusCode = random.GetItems([400, 500], 1)[0], Body = Secrets.Garbage, Headers = Gzip }),
        Success("17 MiB", 10, Huge),
        FaultKind.Of("error of 1 MiB", 10, random => new() { StatusCode = random.GetItems([400, 500], 1)[0], Body = LongError }),
        FaultKind.Of("body without end", 10, _ => new() { NeverEnds = true }),
        FaultKind.Of("error without end", 10, random => new() { NeverEnds = true, StatusCode = random.GetItems([400, 500], 1)[0], Body = Secrets.Error }),
    ];

    // Extend documents no answer, so that its client takes any for one but a page: to it, a page comes instead
    private static FaultKind Success(string name, int weight, byte[] body, Dictionary<string, string>? headers = null) => FaultKind.Of(
        name,
        weight,
        random => new() { StatusCode = 200, Body = body, Headers = headers ?? [], CarriesOut = FaultKind.Flip(random) },
        (fault, target) => target.Kind.IsExtends && (body == Secrets.CutOff || body == Secrets.Garbage) && headers != Gzip ? fault with { Body = Secrets.Html } : fault);
}
