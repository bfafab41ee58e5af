using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>The cipher that a document is encrypted with before it is uploaded.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<EncryptionStandard>))]
public readonly partial struct EncryptionStandard : IOpenEnum<EncryptionStandard>
{
    /// <summary>AES with a 256-bit key, in CBC mode with PKCS7 padding.</summary>
    public const string Aes = "AES";
}
