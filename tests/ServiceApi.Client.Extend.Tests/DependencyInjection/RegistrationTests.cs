using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Extend.Contract;

namespace ServiceApi.Client.Extend.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    [Theory]
    [InlineData(ExtendEnvironment.Production, "https://api.helloextend.com/")]
    [InlineData(ExtendEnvironment.Demo, "https://api-demo.helloextend.com/")]
    public async Task Each_environment_has_its_address_for_reports_and_for_tokens(ExtendEnvironment environment, string address)
    {
        var addresses = new List<string>();
        var services = new ServiceCollection();
        var builder = services.AddExtendClient(options =>
        {
            UseClient(options);
            options.Environment = environment;
        });
        builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => new Recorder(addresses, "{}"));
        builder.TokenHttpClient.ConfigurePrimaryHttpMessageHandler(() => new Recorder(addresses, """{"access_token":"t"}"""));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IExtendClient>().Operations.GetPublicKeyAsync();

        Assert.Equal([address + "auth/oauth/token", address + "service-orders/public-key"], addresses);
    }

    [Fact]
    public async Task Client_and_contract_are_registered_under_the_accounts_name_and_the_unnamed_one_without_a_key()
    {
        var services = new ServiceCollection();
        services.AddExtendClient(UseKey);
        services.AddExtendClient("north", UseKey);
        await using var provider = services.BuildServiceProvider();

        Assert.Same(provider.GetRequiredService<IExtendClient>().Operations, provider.GetRequiredService<IExtendApi>());
        Assert.Same(provider.GetRequiredKeyedService<IExtendClient>("north").Operations, provider.GetRequiredKeyedService<IExtendApi>("north"));
        Assert.NotSame(provider.GetRequiredService<IExtendClient>(), provider.GetRequiredKeyedService<IExtendClient>("north"));
    }

    [Fact]
    public async Task Beside_Amazon_it_takes_the_accounts_name()
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient("acme", options => options.Region = ServiceApiRegion.Europe).AddExtend(UseKey);
        services.AddServiceApiClient(options => options.Region = ServiceApiRegion.Europe).AddExtend(Section(("Authentication:PrivateKey", "key")));
        await using var provider = services.BuildServiceProvider();

        Assert.NotNull(provider.GetKeyedService<IExtendClient>("acme"));
        Assert.NotNull(provider.GetService<IExtendClient>());
    }

    [Fact]
    public async Task Configuration_sets_everything()
    {
        var services = new ServiceCollection();
        services.AddExtendClient(Section(
            ("Environment", "Demo"),
            ("ApiVersion", "2030-01-01"),
            ("AttemptTimeout", "00:00:05"),
            ("Authentication:ClientId", "id"),
            ("Authentication:ClientSecret", "secret"),
            ("Authentication:DefaultTokenLifetime", "01:00:00"),
            ("Retry:MaxRetries", "1"),
            ("Throttling:UsagePlans:updateRepair:RatePerSecond", "5"),
            ("Throttling:UsagePlans:updateRepair:Burst", "10"),
            ("Webhooks:KeyLifetime", "1.00:00:00")));
        await using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<ExtendClientOptions>>().Value;

        Assert.Equal((ExtendEnvironment.Demo, "2030-01-01", TimeSpan.FromSeconds(5)), (options.Environment, options.ApiVersion, options.AttemptTimeout));
        Assert.Equal(("id", "secret", TimeSpan.FromHours(1)), (options.Authentication.ClientId, options.Authentication.ClientSecret, options.Authentication.DefaultTokenLifetime));
        Assert.Equal((1, 5d, 10, TimeSpan.FromDays(1)), (options.Retry.MaxRetries, options.Throttling.UsagePlans["updateRepair"].RatePerSecond, options.Throttling.UsagePlans["updateRepair"].Burst, options.Webhooks.KeyLifetime));
    }

    [Fact]
    public async Task Where_tokens_are_fetched_is_settled_with_the_address_of_the_api()
    {
        var addresses = new List<string>();
        var configuration = Section(("Environment", "Demo"), ("Authentication:ClientId", "id"), ("Authentication:ClientSecret", "secret"));
        var services = new ServiceCollection();
        var builder = services.AddExtendClient(configuration);
        builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => new Recorder(addresses, "{}", HttpStatusCode.Unauthorized));
        builder.TokenHttpClient.ConfigurePrimaryHttpMessageHandler(() => new Recorder(addresses, """{"access_token":"t"}"""));
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IExtendClient>();
        await Assert.ThrowsAsync<ServiceApiUnauthorizedException>(() => client.Operations.GetPublicKeyAsync());

        configuration["Environment"] = "Production";
        ((IConfigurationRoot)configuration).Reload();
        await Assert.ThrowsAsync<ServiceApiUnauthorizedException>(() => client.Operations.GetPublicKeyAsync());

        Assert.All(addresses, address => Assert.StartsWith("https://api-demo.helloextend.com/", address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_with_what_it_may_be()
    {
        var services = new ServiceCollection();
        services.AddExtendClient(Section(("Environment", "Moon")));
        await using var provider = services.BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IExtendClient>);

        Assert.Contains("Environment is one of Production, Demo.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_violations_stand_in_one_message_and_no_secret_does()
    {
        var services = new ServiceCollection();
        services.AddExtendClient(options =>
        {
            options.Environment = (ExtendEnvironment)9;
            options.ApiVersion = "2022; q=1";
            options.Authentication.ClientSecret = "S33D";
            options.Authentication.TokenEndpoint = new("http://example.com/S33D");
            options.Authentication.Timeout = TimeSpan.Zero;
            options.Authentication.DefaultTokenLifetime = TimeSpan.FromDays(2);
            options.Webhooks.PublicKey = "S33D";
            options.Endpoint = new("/relative", UriKind.Relative);
            options.Throttling.UsagePlans["updateRepair"] = new() { Burst = 3 };
        });
        await using var provider = services.BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IExtendClient>);

        Assert.Equal(9, failure.Failures.Count());
        foreach (var member in (string[])["Environment", "ApiVersion", "ClientId", "TokenEndpoint", "Timeout", "DefaultTokenLifetime", "PublicKey", "Endpoint", "updateRepair"])
        {
            Assert.Contains(failure.Failures, text => text.Contains(member, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("S33D", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key", "id", "secret")]
    [InlineData("key", "id", null)]
    [InlineData("white space", null, null)]
    [InlineData("", null, null)]
    [InlineData("schlüssel", null, null)]
    [InlineData(null, "id", " ")]
    [InlineData(null, null, null)]
    public async Task Credentials_are_one_key_or_one_client(string? key, string? id, string? secret)
    {
        var services = new ServiceCollection();
        services.AddExtendClient(options => (options.Authentication.PrivateKey, options.Authentication.ClientId, options.Authentication.ClientSecret) = (key, id, secret));
        await using var provider = services.BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IExtendClient>);

        Assert.Contains("Authentication", failure.Message, StringComparison.Ordinal);
    }

    private static void UseKey(ExtendClientOptions options) => options.Authentication.PrivateKey = "key";

    private static void UseClient(ExtendClientOptions options) => (options.Authentication.ClientId, options.Authentication.ClientSecret) = ("id", "secret");

    private static IConfiguration Section(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();

    private sealed class Recorder(List<string> addresses, string answer, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            addresses.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(answer) });
        }
    }
}
