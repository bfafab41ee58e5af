namespace ServiceApi.Client;

/// <summary>How far an upload has come. It begins anew with every retry, and what was sent is not stored yet.</summary>
/// <param name="BytesSent">How many bytes of the document were sent.</param>
/// <param name="TotalBytes">How many bytes the document has.</param>
public sealed record UploadProgress(long BytesSent, long TotalBytes);
