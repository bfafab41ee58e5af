using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Testing.Tests;

/// <summary>A sandbox on a clock that the test moves, and a plain HttpClient that keeps the platform's rules by hand.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string Marketplace = "ATVPDKIKX0DER";
    public const string AnyTime = "createdAfter=2000-01-01T00:00:00Z";
    private const string UserAgent = "Sandbox Tests/1.0 (Language=C#)";

    private World(ServiceApiSandbox sandbox, VirtualTime time, string token)
    {
        Sandbox = sandbox;
        Time = time;
        Token = token;
        Http = new HttpClient { BaseAddress = sandbox.Endpoint };
    }

    public ServiceApiSandbox Sandbox { get; }

    public VirtualTime Time { get; }

    public HttpClient Http { get; }

    public string Token { get; set; }

    public static async Task<World> StartAsync(Func<VirtualTime, ServiceApiSandboxOptions>? options = null)
    {
        var time = new VirtualTime();
        var sandbox = await ServiceApiSandbox.StartAsync(options?.Invoke(time) ?? new() { TimeProvider = time });
        var world = new World(sandbox, time, "");
        world.Token = await world.IssueTokenAsync();
        sandbox.Requests.Clear();
        return world;
    }

    public async Task<string> IssueTokenAsync(SandboxAccount? account = null)
    {
        account ??= Sandbox.Account;
        using var answer = await AskForTokenAsync(
            ("grant_type", "refresh_token"),
            ("client_id", account.ClientId),
            ("client_secret", account.ClientSecret),
            ("refresh_token", account.RefreshToken));
        return (string)(await ReadAsync(answer))["access_token"]!;
    }

    public async Task<HttpResponseMessage> AskForTokenAsync(params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        return await Http.PostAsync(Sandbox.TokenEndpoint, content);
    }

    public HttpRequestMessage Request(HttpMethod method, string target, string? body = null)
    {
        var request = new HttpRequestMessage(method, target);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.Add("x-amz-access-token", Token);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        return request;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string target, string? body = null)
    {
        using var request = Request(method, target, body);
        return await Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string target) => SendAsync(HttpMethod.Get, target);

    public Task<HttpResponseMessage> PostAsync(string target, string body) => SendAsync(HttpMethod.Post, target, body);

    public Task<HttpResponseMessage> PutAsync(string target, string? body = null) => SendAsync(HttpMethod.Put, target, body);

    /// <summary>Asks for jobs of the usual marketplace and of any time, and of whatever else the query says.</summary>
    public Task<HttpResponseMessage> ListAsync(string query = "") =>
        GetAsync($"/service/v1/serviceJobs?marketplaceIds={Marketplace}&{AnyTime}&{query}");

    public async Task<JsonObject> ListedAsync(string query = "")
    {
        using var answer = await ListAsync(query);
        Assert.Equal(200, (int)answer.StatusCode);
        return (await ReadAsync(answer))["payload"]!.AsObject();
    }

    public async Task<string[]> ListedIdsAsync(string query = "") => Ids(await ListedAsync(query));

    public Task<HttpResponseMessage> AddAppointmentAsync(string jobId, string body) =>
        SendAsync(HttpMethod.Post, $"/service/v1/serviceJobs/{jobId}/appointments", body);

    public Task<HttpResponseMessage> CompleteAsync(string jobId) =>
        SendAsync(HttpMethod.Put, $"/service/v1/serviceJobs/{jobId}/completions");

    public static string[] Ids(JsonObject payload) => [.. payload["jobs"]!.AsArray().Select(job => (string)job!["serviceJobId"]!)];

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();

    /// <summary>Checks the status, and gives back the first error.</summary>
    public static async Task<JsonObject> ErrorAsync(HttpResponseMessage answer, int status)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        return (await ReadAsync(answer))["errors"]![0]!.AsObject();
    }

    /// <summary>Checks that it went well, and gives back the answer.</summary>
    public static async Task<JsonObject> OkAsync(HttpResponseMessage answer)
    {
        Assert.Equal(200, (int)answer.StatusCode);
        return await ReadAsync(answer);
    }

    /// <summary>Checks the status, and gives back the code and message of the first error of an array that stands by itself.</summary>
    public static async Task<JsonObject> BareErrorAsync(HttpResponseMessage answer, int status)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray()[0]!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Sandbox.DisposeAsync();
    }
}
