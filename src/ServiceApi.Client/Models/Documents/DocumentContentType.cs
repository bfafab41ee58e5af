using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>The format of a document to be uploaded.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<DocumentContentType>))]
public readonly partial struct DocumentContentType : IOpenEnum<DocumentContentType>
{
    /// <summary>A TIFF image, <c>image/tiff</c>.</summary>
    public const string Tiff = "TIFF";

    /// <summary>A JPEG image, <c>image/jpg</c>.</summary>
    public const string Jpg = "JPG";

    /// <summary>A PNG image, <c>image/png</c>.</summary>
    public const string Png = "PNG";

    /// <summary>A JPEG image, <c>image/jpeg</c>.</summary>
    public const string Jpeg = "JPEG";

    /// <summary>A GIF image, <c>image/gif</c>.</summary>
    public const string Gif = "GIF";

    /// <summary>A PDF document, <c>application/pdf</c>.</summary>
    public const string Pdf = "PDF";
}
