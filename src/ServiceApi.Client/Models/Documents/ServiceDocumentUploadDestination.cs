using System.Text;
using System.Text.Json;

namespace ServiceApi.Client.Models;

/// <summary>Where a document is uploaded to, and how. Whoever has it can upload there, so only its id is printed.</summary>
public sealed record ServiceDocumentUploadDestination : ServiceModel
{
    /// <summary>The id that names the document to other operations.</summary>
    public string? UploadDestinationId { get; init; }

    /// <summary>Where to PUT the encrypted document, within 300 seconds. It is signed: send it as it is, and never with an access token.</summary>
    public string? Url { get; init; }

    /// <summary>What to encrypt the document with.</summary>
    public EncryptionDetails? EncryptionDetails { get; init; }

    /// <summary>Headers to send along with the document. Their values are not always texts.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Headers { get; init; }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append(nameof(UploadDestinationId)).Append(" = ").Append(UploadDestinationId);
        return true;
    }
}
