using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed partial class CreateUploadDestination(SandboxDocuments documents) : SandboxOperation(ServicesApiOperations.CreateServiceDocumentUploadDestination)
{
    private const long MostBytes = 5_242_880;
    private static readonly string[] ContentTypes = ["TIFF", "JPG", "PNG", "JPEG", "GIF", "PDF"];

    public override bool TakesBody => true;

    public override Answer CarryOut(OperationCall call)
    {
        var body = call.Body();
        var type = body.RequiredOneOf("contentType", ContentTypes, call.Violations);
        var length = body.Whole("contentLength");
        var md5 = body.Text("contentMD5");
        call.Violations.AddIf(body is not null && length is not (>= 1 and <= MostBytes), $"contentLength must be a whole number from 1 to {MostBytes}.");
        call.Violations.AddIf(body?["contentMD5"] is not null && (md5 is null || !Md5.IsMatch(md5)), "contentMD5 must be an MD5 in Base64.");
        return call.Violations.Any ? call.Violations.ToAnswer() : Describe(documents.Create(type!, length!.Value, md5));
    }

    private static Answer Describe(SandboxUploadDestination destination) => Answer.Json(200, new JsonObject
    {
        ["payload"] = new JsonObject
        {
            ["uploadDestinationId"] = destination.Id,
            ["url"] = destination.Url.AbsoluteUri,
            ["encryptionDetails"] = new JsonObject
            {
                ["standard"] = "AES",
                ["initializationVector"] = Convert.ToBase64String(destination.InitializationVector.Span),
                ["key"] = Convert.ToBase64String(destination.Key.Span),
            },
            ["headers"] = new JsonObject { ["Content-Type"] = destination.MediaType },
        },
    });

    [GeneratedRegex(@"^[A-Za-z0-9\\+/]{22}={2}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Md5 { get; }
}
