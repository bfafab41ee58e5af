namespace ServiceApi.Client.Testing.Tests;

public sealed class PortTests
{
    [Fact]
    public async Task A_sandbox_listens_on_the_port_that_was_asked_for()
    {
        var former = await ServiceApiSandbox.StartAsync();
        await former.DisposeAsync();

        await using var sandbox = await ServiceApiSandbox.StartAsync(new() { Port = former.Endpoint.Port });

        Assert.Equal(former.Endpoint, sandbox.Endpoint);
        using var http = new HttpClient();
        using var answer = await http.GetAsync(sandbox.Endpoint);
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var first = await ServiceApiSandbox.StartAsync();

        var refused = await Assert.ThrowsAsync<IOException>(() => ServiceApiSandbox.StartAsync(new() { Port = first.Endpoint.Port }));

        Assert.Contains($"127.0.0.1:{first.Endpoint.Port}: address already in use", refused.Message, StringComparison.Ordinal);
    }
}
