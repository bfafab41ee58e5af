using ServiceApi.Client.Errors;
using ServiceApi.Client.Fuzz.Tests.Support;

namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>Errors in every shape that they come in. Reading one never fails: at worst nothing is found in it.</summary>
internal static class ErrorReaders
{
    private const int MostCharacters = 100;

    private static readonly string[] Shapes =
    [
        """{"errors":[{"code":"InvalidInput","message":"The words","details":"More words","errorLevel":"ERROR"}]}""",
        """[{"code":"InvalidInput","message":"The words","details":"More words"},{"code":"C","errorLevel":"WARNING"}]""",
        """{"errors":[{"message":"You exceeded your quota for the requested resource.","code":"QuotaExceeded"}]}""",
        """{"errors":[{"code":"Unauthorized","message":"Access to requested resource is denied.","details":"The access token you provided has expired."}]}""",
        """{"message":"Forbidden"}""",
        """{"Message":"User is not authorized"}""",
        """{"error":"invalid_grant","error_description":"The request has an invalid grant parameter"}""",
        """{"payload":{}}""",
        "{}",
        "",
        "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center></body></html>",
        """<?xml version="1.0" encoding="UTF-8"?><Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>""",
    ];

    public static IReadOnlyList<Reader> List { get; } =
    [
        Reader.OfText("errors by themselves", Shapes, AreShort),
        Reader.OfText("errors of Amazon's", Shapes, body => IsRefused(body, () => InMemoryServices.Client.Jobs.CompleteAsync("J"))),
        Reader.OfText("errors of Extend's", Shapes, body => IsRefused(body, () => InMemoryServices.Extend.ServiceOrders.UpdateRepairAsync(Guid.AllBitsSet, new Extend.RepairShippedEvent()))),
    ];

    private static bool IsRefused(byte[] body, Func<Task> call)
    {
        Assert.False(InMemoryServices.Try(() => Answer.AnyError(body), call), "An error was taken for success.");
        return true;
    }

    private static bool AreShort(byte[] body)
    {
        Assert.All(ServiceErrorReader.Read(body).Concat(ServiceErrorReader.ReadList(body)), error => Assert.True(error.ToString().Length < MostCharacters * 3));
        return true;
    }
}
