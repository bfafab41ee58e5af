using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The body of createServiceDocumentUploadDestination: the document that is to be uploaded.</summary>
public sealed record ServiceUploadDocument : IValidatable
{
    internal const long MostBytes = 5 * 1024 * 1024;

    /// <summary>The document's format.</summary>
    public required DocumentContentType ContentType { get; init; }

    /// <summary>The document's length in bytes, 1 to 5,242,880.</summary>
    public required long ContentLength { get; init; }

    /// <summary>The MD5 of what will be uploaded, in base64 (24 characters).</summary>
    /// <remarks>
    /// What is uploaded is encrypted with a key that only the answer to this request brings, so its MD5 is not known in time: leave it out.
    /// </remarks>
    [JsonPropertyName("contentMD5")]
    public string? ContentMd5 { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Value<DocumentContentType>(ContentType, nameof(ContentType));
        check.That(ContentLength is >= 1 and <= MostBytes, nameof(ContentLength), "be 1 to 5242880 bytes");
        check.That(ContentMd5 is null || IsMd5(ContentMd5), nameof(ContentMd5), "be an MD5 in base64, 24 characters");
        check.ThrowIfAny();
    }

    private static bool IsMd5(string value) => value.Length == 24 && Base64.IsValid(value, out var bytes) && bytes == MD5.HashSizeInBytes;
}
