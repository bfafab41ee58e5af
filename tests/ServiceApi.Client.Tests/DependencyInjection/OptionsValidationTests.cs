using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.DependencyInjection;

public sealed class OptionsValidationTests
{
    private const string Operation = "getServiceJobs";
    private const string AddressRule = "an https address, or http on a loopback address";

    private static readonly Dictionary<string, (string Member, string Rule, Action<ServiceApiClientOptions> Spoil)> Violations = new()
    {
        ["no region"] = ("Region", "must be NorthAmerica, Europe, FarEast, or Endpoint must be set", options => options.Region = null),
        ["a region that is none"] = ("Region", "must be NorthAmerica, Europe, FarEast", options => options.Region = (ServiceApiRegion)7),
        ["a region that is none, and an endpoint"] = ("Region", "must be NorthAmerica", options => (options.Region, options.Endpoint) = ((ServiceApiRegion)7, new Uri("https://localhost"))),
        ["an endpoint without encryption"] = ("Endpoint", AddressRule, options => options.Endpoint = new("http://example.com")),
        ["an endpoint of another kind"] = ("Endpoint", AddressRule, options => options.Endpoint = new("ftp://localhost")),
        ["a relative endpoint"] = ("Endpoint", AddressRule, options => options.Endpoint = new("/api", UriKind.Relative)),
        ["an endpoint with a path"] = ("Endpoint", "without a path", options => options.Endpoint = new("https://example.com/api")),
        ["an endpoint with a query"] = ("Endpoint", "without a path", options => options.Endpoint = new("https://example.com?a=b")),
        ["no application name"] = ("ApplicationName", "visible ASCII characters and spaces", options => options.ApplicationName = " "),
        ["a null for the application name"] = ("ApplicationName", "visible ASCII characters and spaces", options => options.ApplicationName = null!),
        ["an application name beyond ASCII"] = ("ApplicationName", "visible ASCII characters and spaces", options => options.ApplicationName = "Käyttö"),
        ["an application name with a line's end"] = ("ApplicationName", "visible ASCII characters and spaces", options => options.ApplicationName = "a\r\nx: y"),
        ["no application version"] = ("ApplicationVersion", "visible ASCII characters and spaces", options => options.ApplicationVersion = ""),
        ["a user agent too long"] = ("ApplicationName and ApplicationVersion", "at most 500 characters", options => options.ApplicationName = new('a', 500)),
        ["no client id"] = ("Authentication.ClientId", "is required", options => options.Authentication.ClientId = ""),
        ["a blank client secret"] = ("Authentication.ClientSecret", "is required", options => options.Authentication.ClientSecret = "\t"),
        ["a null for the refresh token"] = ("Authentication.RefreshToken", "is required", options => options.Authentication.RefreshToken = null!),
        ["no token endpoint"] = ("Authentication.TokenEndpoint", AddressRule, options => options.Authentication.TokenEndpoint = null!),
        ["a token endpoint without encryption"] = ("Authentication.TokenEndpoint", AddressRule, options => options.Authentication.TokenEndpoint = new("http://example.com/token")),
        ["no time for tokens"] = ("Authentication.Timeout", "more than 0 and at most 10 minutes", options => options.Authentication.Timeout = TimeSpan.Zero),
        ["too much time for tokens"] = ("Authentication.Timeout", "more than 0 and at most 10 minutes", options => options.Authentication.Timeout = TimeSpan.FromMinutes(11)),
        ["no time for a try"] = ("AttemptTimeout", "more than 0 and at most 10 minutes", options => options.AttemptTimeout = TimeSpan.Zero),
        ["an endless try"] = ("AttemptTimeout", "more than 0 and at most 10 minutes", options => options.AttemptTimeout = Timeout.InfiniteTimeSpan),
        ["a wait below zero"] = ("Throttling.MaxQueueWait", "from 0 to 1 day", options => options.Throttling.MaxQueueWait = TimeSpan.FromTicks(-1)),
        ["a wait of days"] = ("Throttling.MaxQueueWait", "from 0 to 1 day", options => options.Throttling.MaxQueueWait = TimeSpan.FromDays(2)),
        ["fewer than no retries"] = ("Retry.MaxRetries", "from 0 to 20", options => options.Retry.MaxRetries = -1),
        ["too many retries"] = ("Retry.MaxRetries", "from 0 to 20", options => options.Retry.MaxRetries = 21),
        ["no delay"] = ("Retry.BaseDelay", "more than 0 and at most Retry.MaxDelay", options => options.Retry.BaseDelay = TimeSpan.Zero),
        ["a delay beyond the longest"] = ("Retry.BaseDelay", "more than 0 and at most Retry.MaxDelay", options => options.Retry.BaseDelay = TimeSpan.FromSeconds(31)),
        ["a longest delay of hours"] = ("Retry.MaxDelay", "more than 0 and at most 1 hour", options => options.Retry.MaxDelay = TimeSpan.FromHours(2)),
        ["no time for uploads"] = ("Documents.Timeout", "more than 0 and at most 10 minutes", options => options.Documents.Timeout = TimeSpan.Zero),
        ["too much time for uploads"] = ("Documents.Timeout", "more than 0 and at most 10 minutes", options => options.Documents.Timeout = TimeSpan.FromMinutes(11)),
        ["no uploads at a time"] = ("Documents.MaxConcurrentUploads", "must be from 1 to 100", options => options.Documents.MaxConcurrentUploads = 0),
        ["too many uploads at a time"] = ("Documents.MaxConcurrentUploads", "must be from 1 to 100", options => options.Documents.MaxConcurrentUploads = 101),
        ["too many retries of uploads"] = ("Documents.Retry.MaxRetries", "from 0 to 20", options => options.Documents.Retry.MaxRetries = 21),
        ["a delay of uploads beyond the longest"] = ("Documents.Retry.BaseDelay", "more than 0 and at most Documents.Retry.MaxDelay", options => options.Documents.Retry.BaseDelay = TimeSpan.FromSeconds(31)),
        ["a longest delay of uploads of hours"] = ("Documents.Retry.MaxDelay", "more than 0 and at most 1 hour", options => options.Documents.Retry.MaxDelay = TimeSpan.FromHours(2)),
        ["a plan of no operation"] = ("Throttling.UsagePlans[getEverything]", "must name an operation: getServiceJobByServiceJobId, getServiceJobs", options => options.Throttling.UsagePlans["getEverything"] = new()),
        ["a plan by a name in another case"] = ("Throttling.UsagePlans[GetServiceJobs]", "must name an operation", options => options.Throttling.UsagePlans["GetServiceJobs"] = new()),
        ["no plan"] = ("Throttling.UsagePlans[getServiceJobs]", "must be given", options => options.Throttling.UsagePlans[Operation] = null!),
        ["no rate"] = ("Throttling.UsagePlans[getServiceJobs].RatePerSecond", "greater than 0", options => options.Throttling.UsagePlans[Operation] = new() { RatePerSecond = 0 }),
        ["a rate that is no number"] = ("Throttling.UsagePlans[getServiceJobs].RatePerSecond", "greater than 0", options => options.Throttling.UsagePlans[Operation] = new() { RatePerSecond = double.NaN }),
        ["an endless rate"] = ("Throttling.UsagePlans[getServiceJobs].RatePerSecond", "greater than 0", options => options.Throttling.UsagePlans[Operation] = new() { RatePerSecond = double.PositiveInfinity }),
        ["no burst"] = ("Throttling.UsagePlans[getServiceJobs].Burst", "at least 1", options => options.Throttling.UsagePlans[Operation] = new() { Burst = 0 }),
        ["fewer than no permits"] = ("Throttling.UsagePlans[getServiceJobs].InitialPermits", "at least 0", options => options.Throttling.UsagePlans[Operation] = new() { InitialPermits = -1 }),
    };

    private static readonly Dictionary<string, Action<ServiceApiClientOptions>> Extremes = new()
    {
        ["as it comes"] = _ => { },
        ["an endpoint instead of a region"] = options => (options.Region, options.Endpoint) = (null, new Uri("http://127.0.0.1:5000")),
        ["an endpoint of the IPv6 loopback"] = options => options.Endpoint = new("http://[::1]:5000/"),
        ["the longest times"] = options => (options.AttemptTimeout, options.Authentication.Timeout, options.Throttling.MaxQueueWait) = (TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10), TimeSpan.FromDays(1)),
        ["no waiting and no retries"] = options => (options.Throttling.MaxQueueWait, options.Retry.MaxRetries) = (TimeSpan.Zero, 0),
        ["twenty retries, an hour apart"] = options => (options.Retry.MaxRetries, options.Retry.BaseDelay, options.Retry.MaxDelay) = (20, TimeSpan.FromHours(1), TimeSpan.FromHours(1)),
        ["a hundred uploads at a time, ten minutes each"] = options => (options.Documents.MaxConcurrentUploads, options.Documents.Timeout) = (100, TimeSpan.FromMinutes(10)),
        ["the smallest plan"] = options => options.Throttling.UsagePlans[Operation] = new() { RatePerSecond = double.Epsilon, Burst = 1, InitialPermits = 0 },
        ["a plan for every operation"] = options => ServicesApiOperations.All.ToList().ForEach(operation => options.Throttling.UsagePlans[operation.Id] = new()),
    };

    public static TheoryData<string> WhatIsWrong { get; } = new(Violations.Keys);

    public static TheoryData<string> WhatIsAllowed { get; } = new(Extremes.Keys);

    [Theory]
    [MemberData(nameof(WhatIsWrong))]
    public void A_violation_is_told_with_the_member_and_what_is_allowed(string what)
    {
        var (member, rule, spoil) = Violations[what];

        var failure = Assert.Single(FailuresOf(spoil));

        Assert.StartsWith($"ServiceApi.Client: {member} ", failure, StringComparison.Ordinal);
        Assert.Contains(rule, failure, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WhatIsAllowed))]
    public void What_is_just_within_the_limits_is_allowed(string what) => Assert.Empty(FailuresOf(Extremes[what]));

    [Fact]
    public void All_violations_stand_in_one_message_and_no_secret_does()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Resolve(options =>
        {
            options.Region = (ServiceApiRegion)7;
            options.Endpoint = new("http://example.com");
            options.ApplicationName = "Käyttö";
            options.ApplicationVersion = "";
            options.AttemptTimeout = TimeSpan.Zero;
            options.Authentication.ClientSecret = "SEEDED";
            options.Authentication.RefreshToken = "SEEDED";
            options.Authentication.TokenEndpoint = new("http://example.com/SEEDED");
            options.Authentication.Timeout = TimeSpan.Zero;
            options.Throttling.MaxQueueWait = TimeSpan.MinValue;
            options.Throttling.UsagePlans["everything"] = new() { RatePerSecond = 0, Burst = 0, InitialPermits = -1 };
            options.Retry.MaxRetries = 21;
            options.Retry.MaxDelay = TimeSpan.Zero;
        }));

        Assert.Equal(
            [
                "Region", "Authentication.ClientId", "Authentication.TokenEndpoint", "Authentication.Timeout", "Endpoint", "ApplicationName", "ApplicationVersion", "AttemptTimeout",
                "Throttling.MaxQueueWait", "Retry.MaxRetries", "Retry.MaxDelay", "Retry.BaseDelay",
                "Throttling.UsagePlans[everything]", "Throttling.UsagePlans[everything].RatePerSecond", "Throttling.UsagePlans[everything].Burst", "Throttling.UsagePlans[everything].InitialPermits",
            ],
            exception.Failures.Select(MemberOf));
        Assert.All(exception.Failures, failure => Assert.Contains(failure, exception.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("SEEDED", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_does_not_start_with_bad_options_of_any_account()
    {
        var app = Host.CreateApplicationBuilder();
        app.Logging.ClearProviders();
        app.Services.AddServiceApiClient(TestClient.Configure);
        app.Services.AddServiceApiClient("acme", options => options.Region = ServiceApiRegion.Europe);
        app.Services.AddServiceApiClient("other", new ConfigurationBuilder().Build());
        using var host = app.Build();

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());

        var all = exception is AggregateException many ? many.InnerExceptions : [exception];
        Assert.All(all, one => Assert.IsType<OptionsValidationException>(one));
        Assert.Equal(["acme", "other"], all.Cast<OptionsValidationException>().Select(one => one.OptionsName).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Authentication.ClientId", "Authentication.ClientSecret", "Authentication.RefreshToken"],
            all.Cast<OptionsValidationException>().Single(one => one.OptionsName == "acme").Failures.Select(MemberOf));
    }

    [Fact]
    public async Task A_host_starts_with_good_options_and_sends_nothing()
    {
        var service = new ScriptedService(TimeProvider.System);
        var app = Host.CreateApplicationBuilder();
        app.Logging.ClearProviders();
        app.Services.AddServiceApiClient(TestClient.Configure).CallsInMemory(service);
        using var host = app.Build();

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal((0, 0), (service.TokenRequests, service.Requests.Count));
    }

    [Fact]
    public void Without_a_host_the_first_use_tells() =>
        Assert.Throws<OptionsValidationException>(() => Resolve(options => options.Region = ServiceApiRegion.Europe));

    [Fact]
    public void Tokens_of_the_apps_own_need_no_credentials()
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(options => options.Region = ServiceApiRegion.Europe).UseAccessTokenProvider(_ => NSubstitute.Substitute.For<IAccessTokenProvider>());
        services.AddServiceApiClient("acme", options => options.Region = ServiceApiRegion.Europe);
        using var provider = services.BuildServiceProvider();

        Assert.NotNull(provider.GetRequiredService<IServiceApiClient>());
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<IServiceApiClient>("acme"));
    }

    private static string MemberOf(string failure) => failure[(failure.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(' ')[0];

    private static IEnumerable<string> FailuresOf(Action<ServiceApiClientOptions> spoil)
    {
        try
        {
            Resolve(TestClient.Configure + spoil);
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }

    private static void Resolve(Action<ServiceApiClientOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(configure);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IServiceApiClient>();
    }
}
