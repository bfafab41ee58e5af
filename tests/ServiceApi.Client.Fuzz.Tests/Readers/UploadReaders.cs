using System.Text.Json;
using ServiceApi.Client.Documents;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>Where a document is to be sent, and how: what is taken leads to a safe address with safe headers.</summary>
internal static class UploadReaders
{
    private const string TokenHeader = "x-amz-access-token";

    private static readonly string[] Destinations =
    [
        """{"payload":{"uploadDestinationId":"amzn1.tortuga.3.1","url":"https://example.com/%2Fdoc?X-Amz-Signature=1&X-Amz-Expires=300","encryptionDetails":{"standard":"AES","initializationVector":"AAECAwQFBgcICQoLDA0ODw==","key":"AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8="},"headers":{"Content-Type":"image/png","X-Number":5,"X-List":["a","b"],"X-Null":null,"Host":"example.com"}}}""",
        """{"payload":{"uploadDestinationId":"amzn1.tortuga.3.2","url":"http://127.0.0.1:5000/doc","encryptionDetails":{"standard":"AES","initializationVector":"AAECAwQFBgcICQoLDA0ODw==","key":"AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8="}}}""",
    ];

    public static IReadOnlyList<Reader> List { get; } = [Reader.OfText("an upload destination", Destinations, Read)];

    private static bool Read(byte[] json)
    {
        ServiceDocumentUploadDestination? answer;
        try
        {
            answer = ((CreateServiceDocumentUploadDestinationResponse?)JsonSerializer.Deserialize(json, ServiceApiJson.Options.GetTypeInfo(typeof(CreateServiceDocumentUploadDestinationResponse))))?.Payload;
        }
        catch (JsonException)
        {
            return false;
        }

        if (answer is null || UploadDestination.Read(answer, "image/png", TokenHeader, 0, out var destination) is not null)
        {
            return false;
        }

        using (destination)
        {
            Assert.True(destination!.Address.Scheme == Uri.UriSchemeHttps || destination.Address.IsLoopback);
            Assert.DoesNotContain(TokenHeader, destination.Headers.Keys, StringComparer.OrdinalIgnoreCase);
            Assert.All(destination.Headers, header => Assert.False($"{header.Key}{header.Value}{destination.Address.OriginalString}".AsSpan().ContainsAnyExceptInRange(' ', '~')));
        }

        return true;
    }
}
