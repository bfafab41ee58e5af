using System.Buffers.Text;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NSubstitute;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Providers;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Providers;

/// <summary>A client of another service has the whole pipeline.</summary>
public sealed class ThirdProviderTests : IDisposable
{
    private readonly VirtualTime _time = new();
    private readonly ScriptedService _service;
    private readonly ServiceCollection _registrations = new();
    private ServiceProvider? _services;

    public ThirdProviderTests()
    {
        _service = new(_time);
        _registrations.AddSingleton<TimeProvider>(_time);
    }

    public void Dispose() => _services?.Dispose();

    [Fact]
    public async Task It_has_its_own_address_token_header_and_accept()
    {
        await Client(options => options.Key = null).GetTimeAsync();

        var request = Assert.Single(_service.Requests);
        Assert.Equal("https://clock.example/time", request.Address.AbsoluteUri);
        Assert.Equal("Clock token-1", request.Headers["Authorization"]);
        Assert.Equal("application/json; version=3", request.Headers["Accept"]);
        Assert.DoesNotContain("x-amz-access-token", request.Headers.Keys);
    }

    [Theory]
    [InlineData("http://clock.example")]
    [InlineData("https://clock.example/v1/")]
    public void No_client_is_made_for_an_address_that_cannot_be_used(string address) =>
        Assert.Throws<InvalidOperationException>(() => Client(options => (options.Key, options.Home) = ("key", new Uri(address))));

    [Fact]
    public async Task Secrets_are_not_sent_over_http()
    {
        var client = Client(options => options.TokenEndpoint = new("http://clock.example/token"));

        var failure = await Assert.ThrowsAsync<ServiceApiTokenException>(() => client.GetTimeAsync());

        Assert.IsType<ArgumentException>(failure.InnerException);
        Assert.Equal(0, _service.TokenRequests);
    }

    [Fact]
    public async Task A_raw_answer_comes_as_it_is()
    {
        _service.Then(HttpStatusCode.OK, "\uFEFF{\"errors\":[{\"code\":\"late\"}]}").Then(HttpStatusCode.OK, "ten past").Then(HttpStatusCode.NoContent, "");
        var client = Client();

        var json = await client.GetTimeAsync();
        var text = await client.GetTimeAsync();
        var nothing = await client.GetTimeAsync();

        Assert.Equal("late", json.Json!.Value.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal((HttpStatusCode.OK, "ten past", null, false), (text.StatusCode, text.Text, text.Json, text.IsTruncated));
        Assert.Equal((HttpStatusCode.NoContent, "", null), (nothing.StatusCode, nothing.Text, nothing.Json));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, typeof(ServiceApiResponseException))]
    [InlineData(HttpStatusCode.Forbidden, typeof(ServiceApiUnauthorizedException))]
    [InlineData(HttpStatusCode.NotFound, typeof(ServiceApiNotFoundException))]
    [InlineData(HttpStatusCode.Conflict, typeof(ServiceApiConflictException))]
    public async Task A_failure_keeps_the_answer_and_its_message_does_not(HttpStatusCode status, Type type)
    {
        _service.Then(status, """{"why":"Maria","code":"555-0199"}""");

        var failure = Assert.IsType<ServiceApiException>(await Record.ExceptionAsync(() => Client().GetTimeAsync()), exactMatch: false);

        Assert.IsType(type, failure);
        Assert.Equal((status, """{"why":"Maria","code":"555-0199"}""", "Maria"), (failure.Response!.StatusCode, failure.Response.Text, failure.Response.Json!.Value.GetProperty("why").GetString()));
        Assert.DoesNotContain("Maria", failure.ToString() + failure.Response, StringComparison.Ordinal);
        Assert.DoesNotContain("555-0199", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_error_is_cut()
    {
        _service.Then(HttpStatusCode.BadRequest, new string('x', 100_000));

        var failure = await Assert.ThrowsAsync<ServiceApiResponseException>(() => Client().GetTimeAsync());

        Assert.Equal((64 * 1024, true), (failure.Response!.Text.Length, failure.Response.IsTruncated));
    }

    [Fact]
    public async Task Amazons_errors_are_not_kept()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.BadRequest, """{"why":"Maria"}""");

        var failure = await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.Client.Jobs.CompleteAsync("job-1"));

        Assert.Null(failure.Response);
    }

    [Fact]
    public async Task A_permanent_key_is_sent_and_read_anew_and_never_asked_for()
    {
        var key = "key-1";
        var client = Client(options => options.Key = key);

        await client.GetTimeAsync();
        key = "key-2";
        _services!.GetRequiredService<IOptionsMonitorCache<ClockOptions>>().Clear();
        await client.GetTimeAsync();

        Assert.Equal(["Clock key-1", "Clock key-2"], _service.Requests.Select(request => request.Headers["Authorization"]));
        Assert.Equal(0, _service.TokenRequests);
    }

    [Fact]
    public async Task A_key_that_is_refused_is_not_sent_again_and_nobody_waits()
    {
        _service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.Unauthorized, "no"));
        var client = Client();

        for (var call = 1; call <= 5; call++)
        {
            var failure = await Assert.ThrowsAsync<ServiceApiUnauthorizedException>(() => client.GetTimeAsync());
            Assert.Equal((1, "no"), (failure.Attempts, failure.Response!.Text));
        }

        Assert.Equal(5, _service.Requests.Count);
    }

    [Fact]
    public async Task A_key_that_is_gone_is_told_without_sending_anything()
    {
        var client = Client();
        await client.GetTimeAsync();
        _services!.GetRequiredService<IOptionsMonitorCache<ClockOptions>>().Clear();
        _services!.GetRequiredService<IOptionsMonitorCache<ClockOptions>>().TryAdd("", new ClockOptions());

        await Assert.ThrowsAsync<ServiceApiTokenException>(() => client.GetTimeAsync());

        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_replaced_once()
    {
        _service.Then(HttpStatusCode.Unauthorized);

        await Client(options => options.Key = null).GetTimeAsync();

        Assert.Equal(["Clock token-1", "Clock token-2"], _service.Requests.Select(request => request.Headers["Authorization"]));
    }

    [Theory]
    [InlineData("""{"access_token":"plain"}""", 7200)]
    [InlineData("""{"access_token":"plain","expires_in":600}""", 600)]
    [InlineData("""{"access_token":"JWT"}""", 900)]
    [InlineData("""{"access_token":"JWT","expires_in":600}""", 600)]
    [InlineData("""{"access_token":"a.b.c"}""", 7200)]
    [InlineData("""{"access_token":"e30.W10.e30"}""", 7200)]
    public async Task A_token_lives_as_long_as_it_is_said_to(string answer, int seconds)
    {
        var token = $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"exp":{{_time.GetUtcNow().ToUnixTimeSeconds() + 900}}}"""))}.c2ln";
        _service.Token = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.OK, answer.Replace("JWT", token, StringComparison.Ordinal)));
        var client = Client(options => options.Key = null);
        await client.GetTimeAsync();

        _time.Advance(TimeSpan.FromSeconds(seconds - 301)); // renewed ahead within the last 5 minutes
        await client.GetTimeAsync();
        Assert.Equal(1, _service.TokenRequests);

        _time.Advance(TimeSpan.FromSeconds(301));
        await client.GetTimeAsync();
        Assert.Equal(2, _service.TokenRequests);
    }

    [Fact]
    public async Task Plans_hold_and_an_operation_without_one_can_be_given_one()
    {
        var client = Client(options =>
        {
            options.Throttling.MaxQueueWait = TimeSpan.Zero;
            options.Throttling.UsagePlans["getTime"] = new() { RatePerSecond = 1, Burst = 2 };
        });

        await Assert.ThrowsAsync<ServiceApiThrottledException>(async () =>
        {
            await client.SetAlarmAsync();
            await client.SetAlarmAsync();
            await client.SetAlarmAsync();
        });
        await Assert.ThrowsAsync<ServiceApiThrottledException>(async () =>
        {
            await client.GetTimeAsync();
            await client.GetTimeAsync();
            await client.GetTimeAsync();
        });
    }

    [Fact]
    public void Its_options_are_checked_with_those_of_all_services()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Client(options =>
        {
            options.Hands = 1;
            options.AttemptTimeout = TimeSpan.Zero;
            options.Throttling.UsagePlans["getTime"] = new() { RatePerSecond = 1 };
            options.Throttling.UsagePlans["getServiceJobs"] = new() { RatePerSecond = 1, Burst = 1 };
        }));

        Assert.Collection(
            failure.Failures,
            first => Assert.Contains("Hands", first, StringComparison.Ordinal),
            second => Assert.Contains("AttemptTimeout", second, StringComparison.Ordinal),
            third => Assert.Contains("must have a rate and a burst", third, StringComparison.Ordinal),
            fourth => Assert.Contains("must name an operation: getTime, setAlarm", fourth, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_forbidden_request_renews_a_token_that_may_be_to_blame_and_no_other()
    {
        _service.Api = (request, _) => Task.FromResult(ScriptedService.Json(request.Headers["Authorization"] == "Clock token-1" ? HttpStatusCode.Forbidden : HttpStatusCode.OK, "{}"));
        var client = Client(options => options.Key = null);

        await Assert.ThrowsAsync<ServiceApiUnauthorizedException>(() => client.GetTimeAsync());
        Assert.Equal((1, 1), (_service.Requests.Count, _service.TokenRequests));

        _time.Advance(TimeSpan.FromSeconds(61));
        await client.GetTimeAsync();
        Assert.Equal((3, 2), (_service.Requests.Count, _service.TokenRequests));

        _service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.Forbidden, "{}"));
        await Assert.ThrowsAsync<ServiceApiUnauthorizedException>(() => client.GetTimeAsync());
        Assert.Equal((4, 2), (_service.Requests.Count, _service.TokenRequests));
    }

    [Fact]
    public async Task Without_a_plan_a_caller_in_a_hurry_does_not_wait_for_a_429()
    {
        _service.Api = (_, _) => Task.FromResult(ScriptedService.QuotaExceeded());

        var failure = await Assert.ThrowsAsync<ServiceApiThrottledException>(() => Client().GetTimeAsync(CallOptions.NoQueueing));

        Assert.Equal(1, failure.Attempts);
    }

    [Theory]
    [InlineData(45, true)]
    [InlineData(61, false)]
    public async Task Without_a_plan_a_429_is_waited_for_as_long_as_a_queue_would_be(int seconds, bool isWaitedFor)
    {
        _service.Then(() => ScriptedService.QuotaExceeded(("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        var start = _time.GetUtcNow();

        var call = Client().GetTimeAsync();
        while (!call.IsCompleted)
        {
            await Eventually.TrueAsync(() => call.IsCompleted || _time.NextWait is not null);
            _time.Advance(_time.NextWait ?? TimeSpan.Zero);
        }

        Assert.Equal(isWaitedFor, call.IsCompletedSuccessfully);
        Assert.Equal(isWaitedFor ? seconds : 0, (_time.GetUtcNow() - start).TotalSeconds);
        Assert.Equal(isWaitedFor ? null : typeof(ServiceApiThrottledException), (await Record.ExceptionAsync(() => call))?.GetType());
    }

    [Fact]
    public async Task What_the_token_endpoint_says_is_kept_and_not_told()
    {
        _service.Token = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.Forbidden, "Maria"));

        var failure = await Assert.ThrowsAsync<ServiceApiTokenException>(() => Client(options => options.Key = null).GetTimeAsync());

        Assert.Equal("Maria", failure.Response!.Text);
        Assert.DoesNotContain("Maria", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_whose_body_breaks_off_is_kept_as_far_as_it_is_known()
    {
        _service.Then(() => new HttpResponseMessage(HttpStatusCode.Conflict) { Content = new BrokenContent("{") });

        var failure = await Assert.ThrowsAsync<ServiceApiConflictException>(() => Client().GetTimeAsync());

        Assert.Equal(("", true), (failure.Response!.Text, failure.Response.IsTruncated));
    }

    [Fact]
    public async Task The_apps_source_of_tokens_goes_when_the_container_goes()
    {
        var source = Substitute.For<IAccessTokenProvider, IAsyncDisposable>();
        source.GetAccessTokenAsync(default).ReturnsForAnyArgs(new AccessToken("own", DateTimeOffset.MaxValue));
        var client = Client(options => options.Key = null, build: builder => builder.UseAccessTokenProvider(_ => source));
        await client.GetTimeAsync();

        await _services!.DisposeAsync();

        await ((IAsyncDisposable)source).Received(1).DisposeAsync();
    }

    [Fact]
    public void A_source_of_tokens_that_is_none_is_told_when_the_client_is_made() =>
        Assert.Throws<InvalidOperationException>(() => Client(build: builder => builder.UseAccessTokenProvider(_ => null!)));

    [Fact]
    public void An_http_client_that_nobody_announced_has_no_name_and_no_builder()
    {
        var builder = _registrations.AddProviderClient("", new ClockService(), options => options.Key = "key");
        ProviderAccount<ClockOptions>? account = null;
        var service = new ClockService(made: made => account = made);
        _registrations.AddProviderClient("other", service, options => options.Key = "key");
        _services = _registrations.BuildServiceProvider();
        _services.GetRequiredKeyedService<ClockClient>("other");

        Assert.Throws<ArgumentException>("purpose", () => builder.GetHttpClient("Tokens"));
        Assert.Throws<ArgumentException>("purpose", () => account!.GetHttpClientName("Tokens"));
        Assert.Equal(("Clock.Chimes", "Clock.Chimes:other"), (builder.GetHttpClient("Chimes").Name, account!.GetHttpClientName("Chimes")));
    }

    [Fact]
    public void Two_services_cannot_share_their_options()
    {
        _registrations.AddProviderClient("one", new ClockService(), _ => { });
        _registrations.AddProviderClient("two", new ClockService(), _ => { });

        var failure = Assert.Throws<InvalidOperationException>(() => _registrations.AddProviderClient("three", new ClockService("Sundial"), _ => { }));

        Assert.Equal("ClockOptions belongs to Clock. Sundial needs options of its own.", failure.Message);
    }

    [Fact]
    public void A_contract_comes_from_the_client_that_the_app_has_put_in_its_place()
    {
        var substitute = Substitute.For<IServiceApiClient>();
        var services = new ServiceCollection().AddSingleton(substitute);
        services.AddServiceApiClient(TestClient.Configure);
        using var provider = services.BuildServiceProvider();

        Assert.Same(substitute.Operations, provider.GetRequiredService<IServicesApi>());
    }

    [Fact]
    public async Task Accounts_of_two_services_with_one_name_share_nothing()
    {
        var amazon = new ScriptedService(_time);
        var builder = _registrations.AddServiceApiClient("acme", TestClient.Configure);
        var tokens = Substitute.For<IAccessTokenProvider>();
        tokens.GetAccessTokenAsync(default).ReturnsForAnyArgs(new AccessToken("amazons", DateTimeOffset.MaxValue));
        builder.UseAccessTokenProvider(_ => tokens);
        builder.HttpClient.ConfigurePrimaryHttpMessageHandler(amazon.ApiHandler);

        await Client(options => options.Key = null, "acme").GetTimeAsync();

        Assert.Equal("Clock token-1", Assert.Single(_service.Requests).Headers["Authorization"]);
        Assert.Empty(amazon.Requests);

        await _services!.GetRequiredKeyedService<IServiceApiClient>("acme").Jobs.CompleteAsync("job-1");
        Assert.Equal("amazons", Assert.Single(amazon.Requests).Token);
        Assert.Single(_service.Requests);
    }

    private ClockClient Client(Action<ClockOptions>? configure = null, string name = "", Action<ProviderClientBuilder<ClockOptions>>? build = null)
    {
        var builder = _registrations.AddProviderClient(name, new ClockService(), configure ?? (options => options.Key = "key"));
        builder.HttpClient.ConfigurePrimaryHttpMessageHandler(_service.ApiHandler);
        builder.TokenHttpClient.ConfigurePrimaryHttpMessageHandler(_service.TokenHandler);
        build?.Invoke(builder);
        _services = _registrations.BuildServiceProvider();
        return _services.GetRequiredKeyedService<ClockClient>(name);
    }
}
