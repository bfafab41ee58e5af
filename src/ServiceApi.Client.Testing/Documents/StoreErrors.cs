using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace ServiceApi.Client.Testing;

/// <summary>How the document store says no: in XML, as S3 does.</summary>
internal static class StoreErrors
{
    public static Answer Of(int statusCode, string code, string message, params XElement[] details)
    {
        var error = new XElement("Error", new XElement("Code", code), new XElement("Message", message), details);
        var text = """<?xml version="1.0" encoding="UTF-8"?>""" + "\n" + error.ToString(SaveOptions.DisableFormatting);
        return Answer.Of(statusCode, "application/xml", Encoding.UTF8.GetBytes(text));
    }

    public static Answer AccessDenied() => Of(403, "AccessDenied", "Access Denied");

    public static Answer SignatureDoesNotMatch() =>
        Of(403, "SignatureDoesNotMatch", "The signature is not that of this verb, this URL and the headers content-type and host as they came.");

    public static Answer Expired(SandboxUploadDestination destination, DateTimeOffset now) => Of(
        403,
        "AccessDenied",
        "Request has expired",
        new("X-Amz-Expires", SandboxUploadDestination.LifetimeInSeconds),
        new("Expires", Format(destination.ExpiresAt)),
        new("ServerTime", Format(now)));

    public static Answer NotSigned(string header) =>
        Of(403, "AccessDenied", "There is a header that had to be signed and was not.", new XElement("HeadersNotSigned", header));

    public static Answer HasToken(string header) =>
        Of(400, "InvalidArgument", "The URL is all that opens the store. An access token has no business here.", new XElement("ArgumentName", header));

    /// <summary>What the store says with a status when nothing more is known.</summary>
    public static Answer ForStatus(int statusCode) => statusCode switch
    {
        < 400 => new Answer(statusCode),
        403 => AccessDenied(),
        404 => Of(statusCode, "NoSuchKey", "There is no such object."),
        411 => Of(statusCode, "MissingContentLength", "The header Content-Length is required."),
        413 => Of(statusCode, "EntityTooLarge", "The upload is longer than is allowed."),
        501 => Of(statusCode, "NotImplemented", "A header asks for what is not implemented.", new XElement("Header", "Transfer-Encoding")),
        503 => Of(statusCode, "SlowDown", "There are too many requests: slow down."),
        >= 500 => Of(statusCode, "InternalError", "An internal error occurred: try again."),
        _ => Of(statusCode, "InvalidRequest", "The request is not valid."),
    };

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
