using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ServiceApi.Client.Tests.Shared;
using static ServiceApi.Client.Testing.SandboxServiceOrderKind;

namespace ServiceApi.Client.Testing.Tests;

/// <summary>A sandbox on a clock that the test moves, and a plain HttpClient that keeps Extend's rules by hand.</summary>
internal sealed class ExtendWorld : IAsyncDisposable
{
    private const string Assertion = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private ExtendWorld(ServiceApiSandbox sandbox, VirtualTime time)
    {
        Sandbox = sandbox;
        Time = time;
        Token = sandbox.ExtendAccount.PrivateKey;
        Http = new HttpClient { BaseAddress = sandbox.Endpoint };
    }

    public static SandboxExtendAccount SecondAccount { get; } = new() { PrivateKey = "second key", ClientId = "second id", ClientSecret = "second secret" };

    public ServiceApiSandbox Sandbox { get; }

    public VirtualTime Time { get; }

    public HttpClient Http { get; }

    public string? Token { get; set; }

    public static async Task<ExtendWorld> StartAsync(Func<VirtualTime, ServiceApiSandboxOptions>? options = null)
    {
        var time = new VirtualTime();
        return new ExtendWorld(await ServiceApiSandbox.StartAsync(options?.Invoke(time) ?? new() { TimeProvider = time }), time);
    }

    public static Task<ExtendWorld> StartWithTwoAccountsAsync() =>
        StartAsync(time => new() { TimeProvider = time, ExtendAccounts = [new(), SecondAccount] });

    public static JsonObject TokenRequest(SandboxExtendAccount account) => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = account.ClientId,
        ["client_secret"] = account.ClientSecret,
        ["client_assertion"] = Assertion,
    };

    public async Task<HttpResponseMessage> AskForTokenAsync(string body, string mediaType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(mediaType));
        return await Http.PostAsync(Sandbox.ExtendTokenEndpoint, content);
    }

    public async Task<string> IssueTokenAsync(SandboxExtendAccount? account = null)
    {
        using var answer = await AskForTokenAsync(TokenRequest(account ?? Sandbox.ExtendAccount).ToJsonString());
        return (string)(await World.OkAsync(answer))["access_token"]!;
    }

    public HttpRequestMessage Request(string orderId, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/service-orders/{orderId}/update-repair")
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("Accept", "application/json; version=2022-02-01");
        Authorize(request);
        return request;
    }

    public async Task<HttpResponseMessage> ReportAsync(string orderId, string body)
    {
        using var request = Request(orderId, body);
        return await Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> ReportAsync(Guid orderId, string body) => ReportAsync($"{orderId}", body);

    /// <summary>Reports on a new order that has been accepted.</summary>
    public Task<HttpResponseMessage> ReportAsync(SandboxServiceOrderKind kind, string body) => ReportAsync(Sandbox.ServiceOrders.Add(kind).Id, body);

    /// <summary>Reports something that goes with any order.</summary>
    public Task<HttpResponseMessage> ReportAsync() => ReportAsync(Depot, """{"event":"seen"}""");

    public Task<HttpResponseMessage> GetPublicKeyAsync() => GetAsync("/service-orders/public-key");

    public Task<HttpResponseMessage> GetKeysAsync() => GetAsync("/service-orders/oauth/keys");

    /// <summary>Checks the status, and gives back the message.</summary>
    public static async Task<string> RefusalAsync(HttpResponseMessage answer, int status)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        var error = await World.ReadAsync(answer);
        Assert.NotEmpty((string)error["code"]!);
        return (string)error["message"]!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Sandbox.DisposeAsync();
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        Authorize(request);
        return await Http.SendAsync(request);
    }

    private void Authorize(HttpRequestMessage request)
    {
        if (Token is not null)
        {
            request.Headers.Add("X-Extend-Access-Token", Token);
        }
    }
}
