using System.Globalization;
using System.Text;
using ServiceApi.Client.Faults.Tests.Worlds;
using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Faults.Tests.Calls;

/// <summary>The calls of <see cref="IDocumentsClient"/>. What is stored under an id that nobody was told is no change that counts.</summary>
internal static class DocumentCalls
{
    private const string Destination = "createServiceDocumentUploadDestination";
    private const int Length = 20_000;

    public static IReadOnlyList<CallKind> All { get; } =
    [
        CallKind.Of("Documents.CreateUploadDestinationAsync", Destination, Create),
        new("Documents.UploadAsync", [Destination, ServiceApiSandbox.UploadOperation], Upload),
    ];

    private static CampaignCall Create(FaultWorld world, int number) => new(async token =>
    {
        var destination = await world.ClientOf(number).Documents.CreateUploadDestinationAsync(new() { ContentType = DocumentContentType.Pdf, ContentLength = 1 }, null, token);
        return world.Sandbox.Documents.Find(destination.UploadDestinationId!) is null ? "no destination with the id that was told" : null;
    });

    private static CampaignCall Upload(FaultWorld world, int number)
    {
        var document = new byte[Length];
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"%PDF-1.7 {Secrets.Mark} {number}"), document);
        return new(async token =>
        {
            var proof = await world.ClientOf(number).Documents.UploadAsync(DocumentContent.FromBytes(document), null, null, token);
            return world.Sandbox.Documents.Find(proof.UploadDestinationId!)?.Upload is { Problems.Count: 0 } stored && stored.ContentSha256 == proof.ContentSha256 ? null : "no such document was stored";
        });
    }
}
