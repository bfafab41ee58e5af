using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServiceApi.Client.Benchmarks.Calls.Plain;

namespace ServiceApi.Client.Benchmarks.Calls.Contenders;

/// <summary>
/// The least that must be done, as one writes it by hand: HttpClient, a token that never changes, source-generated
/// System.Text.Json from the answer's stream into plain classes. Nothing is throttled, repeated, checked or measured.
/// </summary>
internal sealed class FloorContender : Contender
{
    private readonly HttpClient _http;

    public FloorContender(Uri service)
    {
        // The time limit is HttpClient's own: none costs less, and nobody goes without.
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false }) { BaseAddress = service };
        _http.DefaultRequestHeaders.Add("Accept", "application/json");
        _http.DefaultRequestHeaders.Add("User-Agent", "Floor/1.0 (Language=C#)");
        _http.DefaultRequestHeaders.Add("x-amz-access-token", Token);
    }

    public override string Name => "floor";

    public override async Task<object> GetJobAsync() =>
        (await GetAsync($"/service/v1/serviceJobs/{Uri.EscapeDataString(JobId)}", PlainJsonContext.Default.JobAnswer)).Payload!;

    public override async Task<object> GetPageAsync()
    {
        var createdAfter = Uri.EscapeDataString(CreatedAfter.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        return await GetAsync($"/service/v1/serviceJobs?pageSize=20&createdAfter={createdAfter}&marketplaceIds={MarketplaceId}", PlainJsonContext.Default.JobsAnswer);
    }

    public override async Task<object> RescheduleAsync() => await RescheduleAsync(JobId);

    public override async Task<object> BeRefusedAsync()
    {
        try
        {
            return await RescheduleAsync(RefusedJobId);
        }
        catch (CallRefusedException exception)
        {
            return new Refusal((int)exception.Status, exception.Errors[0].Code, exception.Errors[0].Message);
        }
    }

    public override void Dispose() => _http.Dispose();

    protected override string ToJson(object answer) => JsonSerializer.Serialize(answer, PlainJsonContext.Default.GetTypeInfo(answer.GetType())!);

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type)
    {
        using var response = await _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        return await ReadAsync(response, type);
    }

    private async Task<AppointmentAnswer> RescheduleAsync(string jobId)
    {
        var path = $"/service/v1/serviceJobs/{Uri.EscapeDataString(jobId)}/appointments/{Uri.EscapeDataString(AppointmentId)}";
        var body = new RescheduleBody { AppointmentTime = new() { StartTime = NewTime, DurationInMinutes = 120 }, RescheduleReasonCode = ReasonCode };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, PlainJsonContext.Default.RescheduleBody) };
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await ReadAsync(response, PlainJsonContext.Default.AppointmentAnswer);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type)
    {
        if (!response.IsSuccessStatusCode)
        {
            var answer = await response.Content.ReadFromJsonAsync(PlainJsonContext.Default.ErrorsAnswer);
            throw new CallRefusedException(response.StatusCode, answer?.Errors ?? []);
        }

        return await response.Content.ReadFromJsonAsync(type) ?? throw new JsonException("The answer is empty.");
    }
}
