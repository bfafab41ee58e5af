using System.Text;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Fuzz.Tests.Support;

namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>Headers that come, and texts that are to go into headers.</summary>
internal static class HeaderReaders
{
    public static IReadOnlyList<Reader> List { get; } =
    [
        Reader.OfText("headers of an answer", Answer.HeaderValues, value =>
        {
            InMemoryServices.Try(() => Answer.WithEachHeader(value), () => InMemoryServices.Client.Jobs.CompleteAsync("J"));
            return true;
        }),
        Reader.OfText("an access token", ["Atza|IwEBIH-x_y.z", "eyJhbGciOiJSUzI1NiJ9.e30.c2ln"], value => TryGo(value, text => new AccessToken(text, DateTimeOffset.MaxValue).Value)),
        Reader.OfText("a header of a request", ["a value", "text/plain; version=2"], value => TryGo(value, text => new OperationRequest(ServicesApiOperations.GetServiceJobs, "/") { Headers = [new("x-of-the-app", text)] }.Headers[0].Value!)),
    ];

    /// <summary>What is let through holds nothing that could end a header.</summary>
    private static bool TryGo(byte[] value, Func<string, string> make)
    {
        try
        {
            var made = make(Encoding.UTF8.GetString(value));
            Assert.False(made.AsSpan().ContainsAnyExceptInRange(' ', '~'));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
