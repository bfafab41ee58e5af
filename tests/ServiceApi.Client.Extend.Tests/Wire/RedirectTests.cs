using System.Net;
using ServiceApi.Client.Extend.Tests.Support;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Extend.Tests.Wire;

public sealed class RedirectTests
{
    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_no_key_reaches_the_other_host(int status)
    {
        await using var other = await ServiceApiSandbox.StartAsync();
        await using var app = await ExtendApp.StartAsync();
        app.Sandbox.Faults.Add(To(other, status, "updateRepair"));

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.ReportAsync(app.Depot()));

        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_redirect_of_the_token_endpoint_is_not_followed_and_no_secret_reaches_the_other_host()
    {
        await using var other = await ServiceApiSandbox.StartAsync();
        await using var app = await ExtendApp.StartAsync();
        app.Sandbox.Faults.Add(To(other, 307, ServiceApiSandbox.ExtendTokenOperation));

        await Assert.ThrowsAsync<ServiceApiTokenException>(() => app.ReportAsync(app.Depot()));

        Assert.Empty(other.Requests);
        Assert.Empty(app.Reports);
    }

    private static Fault To(ServiceApiSandbox target, int status, string operation) => new()
    {
        Operation = operation,
        StatusCode = status,
        Headers = new Dictionary<string, string> { ["Location"] = target.Endpoint.ToString() },
    };
}
