using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Acceptance.Tests;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Extend;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Fuzz.Tests.Support;

/// <summary>Both clients as an app registers them, on a service in memory that answers everything with what it is given.</summary>
internal static class InMemoryServices
{
    private static readonly OneAnswer Service = new();
    private static readonly ServiceProvider Services = Build();

    public static IServiceApiClient Client { get; } = Services.GetRequiredService<IServiceApiClient>();

    public static IExtendClient Extend { get; } = Services.GetRequiredService<IExtendClient>();

    /// <summary>Makes a call that is answered so, and waits for its end. False when it ended with the library's own exception.</summary>
    public static bool Try(Func<HttpResponseMessage> answer, Func<Task> call)
    {
        Service.Answer = answer;
        try
        {
            call().GetAwaiter().GetResult();
            return true;
        }
        catch (ServiceApiException exception)
        {
            FailureRules.Check(exception);
            return false;
        }
    }

    private static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new HurryingTime());
        services.AddSingleton<IUsagePlanLimiterFactory>(new Unlimited());
        var amazon = services.AddServiceApiClient(options =>
        {
            options.Region = ServiceApiRegion.Europe;
            options.Retry.MaxRetries = 0;
        });
        amazon.UseAccessTokenProvider(_ => new OneToken());
        amazon.HttpClient.ConfigurePrimaryHttpMessageHandler(() => Service);
        var extend = services.AddExtendClient(options =>
        {
            options.Authentication.PrivateKey = "key";
            options.Retry.MaxRetries = 0;
        });
        extend.HttpClient.ConfigurePrimaryHttpMessageHandler(() => Service);
        return services.BuildServiceProvider();
    }

    private sealed class OneAnswer : HttpMessageHandler
    {
        public Func<HttpResponseMessage> Answer { get; set; } = () => new(HttpStatusCode.OK);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Answer());
    }

    private sealed class OneToken : IAccessTokenProvider
    {
        public ValueTask<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken) => new(new AccessToken("token", DateTimeOffset.MaxValue));
    }

    /// <summary>A clock on which half a minute passes between any two looks, so that no token that is refused again is waited for.</summary>
    private sealed class HurryingTime : TimeProvider
    {
        private long _looks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(31 * Interlocked.Increment(ref _looks));
    }
}
