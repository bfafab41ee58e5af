using System.Text.Json;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Providers;

namespace ServiceApi.Client.Tests.Providers;

/// <summary>A service that nobody has heard of, added with nothing but what is public.</summary>
internal sealed class ClockService(string name = "Clock", Action<ProviderAccount<ClockOptions>>? made = null) : ProviderDefinition<ClockOptions, ClockClient>
{
    public static readonly Operation GetTime = new("getTime", HttpMethod.Get, "/time");
    public static readonly Operation SetAlarm = new("setAlarm", HttpMethod.Post, "/alarms", new UsagePlan(1, 2));

    public override string Name => name;

    public override IReadOnlyList<Operation> Operations => [GetTime, SetAlarm];

    public override IReadOnlyList<string> HttpClientPurposes => ["Chimes"];

    public override JsonSerializerOptions Json => ServiceApi.Client.Serialization.ServiceApiJson.Options;

    public override string TokenHeader => "Authorization";

    public override string FormatToken(string token) => $"Clock {token}";

    public override bool KeepsErrorBodies => true;

    public override bool RenewsTokenWhenForbidden => true;

    public override Uri GetEndpoint(ClockOptions options) => options.Home;

    public override string GetAccept(ClockOptions options) => "application/json; version=3";

    public override string? GetPermanentToken(ClockOptions options) => options.Key;

    public override TokenRequest CreateTokenRequest(ClockOptions options, Uri endpoint) =>
        new(options.TokenEndpoint, new StringContent("give"), TimeSpan.FromSeconds(5), options.LifeOfToken);

    public override void Check(ClockOptions options, bool needsCredentials, OptionsCheck check) =>
        check.That(options.Hands is 2 or 3, "Hands", "must be 2 or 3");

    public override ClockClient CreateClient(ProviderAccount<ClockOptions> account)
    {
        made?.Invoke(account);
        return new(account.Executor);
    }
}

internal sealed class ClockOptions : ProviderClientOptions
{
    public int Hands { get; set; } = 2;

    public string? Key { get; set; }

    public Uri Home { get; set; } = new("https://clock.example");

    public Uri TokenEndpoint { get; set; } = new("https://clock.example/token");

    public TimeSpan LifeOfToken { get; set; } = TimeSpan.FromHours(2);
}

internal sealed class ClockClient(IOperationExecutor executor)
{
    public Task<RawResponse> GetTimeAsync(CallOptions? options = null) =>
        executor.With(options).SendAsync<RawResponse>(new OperationRequest(ClockService.GetTime, "/time"));

    public Task SetAlarmAsync() => executor.SendAsync(new OperationRequest(ClockService.SetAlarm, "/alarms") { Body = "{}"u8.ToArray() });
}
