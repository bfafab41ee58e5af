using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;
using RestSharp;
using ServiceApi.Client.Benchmarks.Calls.Plain;

namespace ServiceApi.Client.Benchmarks.Calls.Contenders;

/// <summary>RestSharp with Newtonsoft.Json, put together as generated SDKs do: the answer as a string, the string into classes.</summary>
internal sealed class RestSharpContender : Contender
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
        Converters = [new StringEnumConverter()],
        NullValueHandling = NullValueHandling.Ignore,
    };

    private readonly RestClient _client;

    public RestSharpContender(Uri service)
    {
        _client = new(new RestClientOptions(service) { UserAgent = "RestSharp/1.0 (Language=C#)" });
        _client.AddDefaultHeader("x-amz-access-token", Token);
    }

    public override string Name => "RestSharp";

    public override async Task<object> GetJobAsync()
    {
        var answer = await SendAsync<JobAnswer>(new RestRequest("/service/v1/serviceJobs/{serviceJobId}").AddUrlSegment("serviceJobId", JobId));
        return answer.Payload!;
    }

    public override async Task<object> GetPageAsync() =>
        await SendAsync<JobsAnswer>(new RestRequest("/service/v1/serviceJobs")
            .AddQueryParameter("pageSize", "20")
            .AddQueryParameter("createdAfter", CreatedAfter.UtcDateTime.ToString("o"))
            .AddQueryParameter("marketplaceIds", MarketplaceId));

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

    public override void Dispose() => _client.Dispose();

    protected override string ToJson(object answer) => JsonConvert.SerializeObject(answer, Settings);

    private Task<AppointmentAnswer> RescheduleAsync(string jobId)
    {
        var body = new RescheduleBody { AppointmentTime = new() { StartTime = NewTime, DurationInMinutes = 120 }, RescheduleReasonCode = ReasonCode };
        return SendAsync<AppointmentAnswer>(new RestRequest("/service/v1/serviceJobs/{serviceJobId}/appointments/{appointmentId}", Method.Post)
            .AddUrlSegment("serviceJobId", jobId)
            .AddUrlSegment("appointmentId", AppointmentId)
            .AddStringBody(JsonConvert.SerializeObject(body, Settings), ContentType.Json));
    }

    private async Task<T> SendAsync<T>(RestRequest request)
    {
        var response = await _client.ExecuteAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            throw new CallRefusedException(response.StatusCode, JsonConvert.DeserializeObject<ErrorsAnswer>(response.Content ?? "", Settings)?.Errors ?? []);
        }

        return JsonConvert.DeserializeObject<T>(response.Content!, Settings)!;
    }
}
