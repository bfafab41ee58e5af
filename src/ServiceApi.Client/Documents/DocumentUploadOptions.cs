using System.Diagnostics;
using ServiceApi.Client.Models;
using ServiceApi.Client.Resilience;

namespace ServiceApi.Client.Documents;

/// <summary>How documents are uploaded to the document store, which is not the API: it has no tokens and no usage plans.</summary>
[DebuggerDisplay("{MaxConcurrentUploads} at a time, {Timeout} each")]
public sealed class DocumentUploadOptions
{
    /// <summary>How many of the account's documents are read, encrypted and uploaded at a time; the others wait. 1 to 100.</summary>
    /// <value>4</value>
    public int MaxConcurrentUploads { get; set; } = 4;

    /// <summary>The longest that one attempt to send a document may take, up to the store's answer; more than 0, at most 10 minutes.</summary>
    /// <value>2 minutes</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How uploads are retried: after 408, 429, 500, 502, 503, 504 and broken or slow connections, since the same bytes at the same
    /// address are the same document. When the address has expired, or the store refuses it with 403, a new one is asked for. A
    /// <c>Retry-After</c> of more than <see cref="RetryOptions.MaxDelay"/> fails the upload, also after 429. A wait keeps its place among the uploads.
    /// </summary>
    public RetryOptions Retry { get; } = new();

    /// <summary>
    /// Whether the service is told the length of the encrypted document as its <c>contentLength</c>. The reference does not say which
    /// length it means; we read it as that of the document itself. With
    /// the encrypted one, a document may have one byte less: 5,242,879.
    /// </summary>
    /// <value>False</value>
    public bool AnnounceEncryptedLength { get; set; }

    /// <summary>
    /// Whether <see cref="FulfillmentDocument.ContentSha256"/> is the hash of the encrypted document. The reference does not say what is
    /// hashed; we read it as the document itself.
    /// </summary>
    /// <value>False</value>
    public bool HashEncryptedContent { get; set; }
}
