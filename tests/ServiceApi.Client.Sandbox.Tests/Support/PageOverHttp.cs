using System.Text.Json.Nodes;
using Sandbox;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Sandbox.Tests;

/// <summary>A sandbox with the page, and a plain HttpClient in the browser's place.</summary>
internal sealed class PageOverHttp : IAsyncDisposable
{
    private PageOverHttp(ServiceApiSandbox sandbox)
    {
        Sandbox = sandbox;
        Http = new HttpClient { BaseAddress = sandbox.Endpoint };
    }

    public ServiceApiSandbox Sandbox { get; }

    public HttpClient Http { get; }

    public static async Task<PageOverHttp> StartAsync(int jobs = 0, int orders = 0)
    {
        var sandbox = await ServiceApiSandbox.StartAsync(new() { TimeProvider = new VirtualTime() });
        SampleWork.Add(sandbox, jobs, orders);
        SandboxPage.Map(sandbox);
        return new(sandbox);
    }

    public async Task<JsonObject> StateAsync() => JsonNode.Parse(await Http.GetStringAsync("/_sandbox/state"))!.AsObject();

    public async Task<int> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await Http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Sandbox.DisposeAsync();
    }
}
