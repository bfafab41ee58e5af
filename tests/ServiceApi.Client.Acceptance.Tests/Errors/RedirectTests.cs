using System.Net;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Errors;

public sealed class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_no_token_reaches_the_other_host(int status)
    {
        await using var other = await ServiceApiSandbox.StartAsync();
        await using var app = await App.StartAsync();
        app.Sandbox.Faults.Add(To(other.Endpoint, status, null));

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.Client.Jobs.GetAsync("J"));

        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Single(app.Sandbox.Requests.Of("getServiceJobByServiceJobId"));
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task A_redirect_of_the_token_endpoint_is_not_followed_and_no_secret_reaches_the_other_host(int status)
    {
        await using var other = await ServiceApiSandbox.StartAsync();
        await using var app = await App.StartAsync();
        app.Sandbox.Faults.Add(To(other.TokenEndpoint, status, ServiceApiSandbox.TokenOperation));

        var exception = await Assert.ThrowsAsync<ServiceApiTokenException>(() => app.Client.Jobs.GetAsync("J"));

        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Empty(other.Requests);
        Assert.Empty(app.Sandbox.Requests.Of("getServiceJobByServiceJobId"));
    }

    private static Fault To(Uri target, int status, string? operation) => new()
    {
        Operation = operation,
        StatusCode = status,
        Headers = new Dictionary<string, string> { ["Location"] = target.ToString() },
    };
}
