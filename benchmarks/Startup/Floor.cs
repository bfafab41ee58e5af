using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;

namespace ServiceApi.Client.Benchmarks.Startup;

/// <summary>The first answer by hand: a token, a job, and nothing else.</summary>
internal static class Floor
{
    /// <summary>With an HttpClient alone.</summary>
    public static async Task<string?> AskAsync(Service service)
    {
        using var http = new HttpClient();
        return await AskAsync(http, service);
    }

    /// <summary>With the HttpClient of a container's factory, as apps have it.</summary>
    public static async Task<string?> AskByFactoryAsync(Service service)
    {
        var services = new ServiceCollection();
        services.AddHttpClient("service");
        await using var provider = services.BuildServiceProvider();
        return await AskAsync(provider.GetRequiredService<IHttpClientFactory>().CreateClient("service"), service);
    }

    private static async Task<string?> AskAsync(HttpClient http, Service service)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "refresh_token"),
            new("refresh_token", service.RefreshToken),
            new("client_id", service.ClientId),
            new("client_secret", service.ClientSecret),
        ]);
        using var granted = await http.PostAsync(service.TokenEndpoint, form);
        granted.EnsureSuccessStatusCode();
        var token = await granted.Content.ReadFromJsonAsync(FloorJson.Default.FloorToken);

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service.Endpoint, $"/service/v1/serviceJobs/{service.JobId}"));
        request.Headers.Add("x-amz-access-token", token!.AccessToken);
        request.Headers.Add("User-Agent", "Floor/1.0 (Language=C#)");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var response = await answer.Content.ReadFromJsonAsync(FloorJson.Default.FloorResponse);
        return response!.Payload!.ServiceJobId;
    }
}
