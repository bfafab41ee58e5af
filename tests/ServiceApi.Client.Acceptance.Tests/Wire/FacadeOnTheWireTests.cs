using System.Text;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Wire;

/// <summary>All 17 operations through the facade, as they stand on the wire.</summary>
public sealed class FacadeOnTheWireTests
{
    public static TheoryData<string> OperationIds => [.. FacadeCalls.All.Select(call => call.OperationId)];

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task Each_operation_of_the_facade_is_sent_as_the_contract_says(string operationId)
    {
        var call = FacadeCalls.Of(operationId);
        await using var app = await App.StartAsync();
        app.Sandbox.Faults.Add(new Fault { StatusCode = 400 });

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => call.CallAsync(app.Client));

        Assert.Equal(operationId, exception.Operation.Id);
        var request = Assert.Single(app.Sandbox.Requests, request => request.OperationId != ServiceApiSandbox.TokenOperation);
        Assert.Equal(operationId, request.OperationId);
        Assert.Equal(call.Line, $"{request.Method} {request.Target}");
        Assert.Equal(call.Body, request.BodyText());
        Assert.Equal(Headers(app, request.Method, call.Body), request.Headers.Where(header => header.Key is not ("Host" or "User-Agent" or "traceparent")).OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase));
        Assert.Contains("Language=", request.Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_every_operation() =>
        Assert.Equal(ServicesApiOperations.All.Select(operation => operation.Id), FacadeCalls.All.Select(call => call.OperationId));

    private static SortedDictionary<string, string> Headers(App app, string method, string body)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Accept"] = "application/json",
            ["Accept-Encoding"] = "gzip",
            ["x-amz-access-token"] = app.Sandbox.Tokens.Issued[0],
        };
        if (method != "GET")
        {
            headers["Content-Length"] = $"{Encoding.UTF8.GetByteCount(body)}";
        }

        if (body.Length > 0)
        {
            headers["Content-Type"] = "application/json";
        }

        return headers;
    }
}
