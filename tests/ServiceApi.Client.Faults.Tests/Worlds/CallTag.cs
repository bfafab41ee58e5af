using System.Collections.Concurrent;
using System.Globalization;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Faults.Tests.Worlds;

/// <summary>What tells the requests of one call from all others, on both sides of the wire.</summary>
internal sealed class CallTag(int number)
{
    public const string Header = "campaign-call";

    private static readonly AsyncLocal<CallTag?> Flowing = new();

    private readonly string _number = number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The call that the present code runs for; null for what runs for all, such as a request for a token.</summary>
    public static CallTag? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>Where its next requests go instead of the service.</summary>
    public ConcurrentQueue<Func<Uri>> Detours { get; } = new();

    public bool IsOn(RecordedRequest request) => request.Headers.GetValueOrDefault(Header) == _number;

    public void PutOn(HttpRequestMessage request) => request.Headers.TryAddWithoutValidation(Header, _number);
}
