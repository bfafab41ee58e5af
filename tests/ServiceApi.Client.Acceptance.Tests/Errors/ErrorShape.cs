using System.Text;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Acceptance.Tests.Errors;

/// <summary>A form in which the service, or what stands before it, says no.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Body">The body.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Errors">What is to be read out of it.</param>
internal sealed record ErrorShape(string Name, ReadOnlyMemory<byte> Body, string MediaType, params IReadOnlyList<ServiceError> Errors)
{
    private const string List = """
        [{"code":"InvalidInput","message":"The secret words","details":"More words"},
         {"code":"Other","message":"Andere Wörter","errorLevel":"ERROR","unknown":[1]},
         {"code":"InvalidInput","message":"Once more"}]
        """;

    private static readonly ServiceError[] Listed =
    [
        new() { Code = "InvalidInput", Message = "The secret words", Details = "More words" },
        new() { Code = "Other", Message = "Andere Wörter", ErrorLevel = ErrorLevel.Error },
        new() { Code = "InvalidInput", Message = "Once more" },
    ];

    public static IReadOnlyList<ErrorShape> All { get; } =
    [
        Json("a list in an object", $$"""{"errors":{{List}}}""", Listed),
        Json("a bare list", List, Listed),
        Json("an empty object", "{}"),
        Json("an empty payload", """{"payload":{}}"""),
        Json("the gateway's", """{"message":"Forbidden"}""", new ServiceError { Message = "Forbidden" }),
        Json("nothing", ""),
        Json("cut off", """{"errors":[{"code":"InvalidInput","mess"""),
        new("HTML", "<!DOCTYPE html><html><body><h1>The secret words</h1></body></html>"u8.ToArray(), "text/html"),
        new("10 MB", Enumerable.Repeat((byte)' ', 10_000_000).ToArray(), "application/json"),
    ];

    public override string ToString() => Name;

    private static ErrorShape Json(string name, string body, params IReadOnlyList<ServiceError> errors) =>
        new(name, Encoding.UTF8.GetBytes(body), "application/json", errors);
}
