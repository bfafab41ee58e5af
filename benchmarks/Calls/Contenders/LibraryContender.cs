using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Benchmarks.Calls.Contenders;

/// <summary>This library as an app uses it, usage plans so wide that nobody ever waits.</summary>
internal sealed class LibraryContender : Contender
{
    private readonly ServiceProvider _services;
    private readonly IServiceApiClient _client;

    public LibraryContender(Uri service)
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(options =>
        {
            options.Endpoint = service;
            options.Authentication.TokenEndpoint = new(service, "/auth/o2/token");
            options.Authentication.ClientId = "amzn1.application-oa2-client.1";
            options.Authentication.ClientSecret = "amzn1.oa2-cs.v1.1";
            options.Authentication.RefreshToken = "Atzr|1";
            foreach (var operation in ServicesApiOperations.All)
            {
                options.Throttling.UsagePlans[operation.Id] = new() { RatePerSecond = 1_000_000, Burst = 1_000_000 };
            }
        });
        _services = services.BuildServiceProvider();
        _client = _services.GetRequiredService<IServiceApiClient>();
    }

    public override string Name => "library";

    public override async Task<object> GetJobAsync() => await _client.Jobs.GetAsync(JobId);

    public override async Task<object> GetPageAsync() => await _client.Operations.GetServiceJobsAsync(Query());

    public override async Task<object> ListAsync()
    {
        await foreach (var page in _client.Jobs.ListAsync(Query()).AsPages())
        {
            return page.Response!;
        }

        throw new InvalidOperationException("A listing has at least one page.");
    }

    public override async Task<object> RescheduleAsync() => await RescheduleAsync(JobId);

    public override async Task<object> BeRefusedAsync()
    {
        try
        {
            return await RescheduleAsync(RefusedJobId);
        }
        catch (ServiceApiResponseException exception)
        {
            return new Refusal((int)exception.StatusCode!, exception.Errors[0].Code, exception.Errors[0].Message);
        }
    }

    public override void Dispose() => _services.Dispose();

    protected override string ToJson(object answer) => JsonSerializer.Serialize(answer, ServiceApiJson.Options.GetTypeInfo(answer.GetType()));

    private static GetServiceJobsQuery Query() => new() { MarketplaceId = MarketplaceId, CreatedAfter = CreatedAfter, PageSize = 20 };

    private Task<SetAppointmentResponse> RescheduleAsync(string jobId) =>
        _client.Appointments.RescheduleAsync(jobId, AppointmentId, new() { StartTime = NewTime, DurationInMinutes = 120 }, ReasonCode);
}
