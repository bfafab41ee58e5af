using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Tests.Support;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.DependencyInjection;

public sealed class ConfigurationTests
{
    /// <summary>Every option there is, none of them with its default.</summary>
    private static readonly Dictionary<string, string?> Everything = new()
    {
        ["Region"] = "FarEast",
        ["UseAmazonSandbox"] = "true",
        ["Endpoint"] = "http://localhost:1234",
        ["ApplicationName"] = "Configured",
        ["ApplicationVersion"] = "9.8.7",
        ["AttemptTimeout"] = "00:00:07",
        ["Authentication:ClientId"] = "id",
        ["Authentication:ClientSecret"] = "secret",
        ["Authentication:RefreshToken"] = "refresh",
        ["Authentication:TokenEndpoint"] = "https://localhost:5678/token",
        ["Authentication:Timeout"] = "00:00:03",
        ["Throttling:MaxQueueWait"] = "00:02:00",
        ["Throttling:UsagePlans:getServiceJobs:RatePerSecond"] = "12.5",
        ["Throttling:UsagePlans:getServiceJobs:Burst"] = "80",
        ["Throttling:UsagePlans:getServiceJobs:InitialPermits"] = "3",
        ["Throttling:UsagePlans:cancelReservation:RatePerSecond"] = "0.5",
        ["Retry:MaxRetries"] = "7",
        ["Retry:BaseDelay"] = "00:00:00.250",
        ["Retry:MaxDelay"] = "00:00:20",
        ["Documents:MaxConcurrentUploads"] = "2",
        ["Documents:Timeout"] = "00:01:30",
        ["Documents:Retry:MaxRetries"] = "6",
        ["Documents:Retry:BaseDelay"] = "00:00:00.500",
        ["Documents:Retry:MaxDelay"] = "00:00:10",
        ["Documents:AnnounceEncryptedLength"] = "true",
        ["Documents:HashEncryptedContent"] = "true",
    };

    public static TheoryData<string?> Names { get; } = new(null, "acme");

    [Theory]
    [InlineData("Region", "Mars", "NorthAmerica, Europe, FarEast")]
    [InlineData("AttemptTimeout", "soon", "Durations are written as 00:00:30")]
    [InlineData("Retry:MaxRetries", "often", "numbers")]
    public void What_cannot_be_read_is_named_with_what_it_may_be(string key, string value, string allowed)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Bind(new(Everything) { [key] = value }, null));

        Assert.Contains(key, exception.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_can_be_configured(string? name)
    {
        var options = Bind(Everything, name);

        Assert.Equal(ServiceApiRegion.FarEast, options.Region);
        Assert.True(options.UseAmazonSandbox);
        Assert.Equal(new Uri("http://localhost:1234"), options.Endpoint);
        Assert.Equal("Configured", options.ApplicationName);
        Assert.Equal("9.8.7", options.ApplicationVersion);
        Assert.Equal(TimeSpan.FromSeconds(7), options.AttemptTimeout);
        Assert.Equal("id", options.Authentication.ClientId);
        Assert.Equal("secret", options.Authentication.ClientSecret);
        Assert.Equal("refresh", options.Authentication.RefreshToken);
        Assert.Equal(new Uri("https://localhost:5678/token"), options.Authentication.TokenEndpoint);
        Assert.Equal(TimeSpan.FromSeconds(3), options.Authentication.Timeout);
        Assert.Equal(TimeSpan.FromMinutes(2), options.Throttling.MaxQueueWait);
        Assert.Equal(["cancelReservation", "getServiceJobs"], options.Throttling.UsagePlans.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((12.5, 80, 3), Plan(options, "getServiceJobs"));
        Assert.Equal((0.5, null, null), Plan(options, "cancelReservation"));
        Assert.Equal(7, options.Retry.MaxRetries);
        Assert.Equal(TimeSpan.FromMilliseconds(250), options.Retry.BaseDelay);
        Assert.Equal(TimeSpan.FromSeconds(20), options.Retry.MaxDelay);
        Assert.Equal((2, TimeSpan.FromSeconds(90)), (options.Documents.MaxConcurrentUploads, options.Documents.Timeout));
        Assert.Equal((6, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10)), (options.Documents.Retry.MaxRetries, options.Documents.Retry.BaseDelay, options.Documents.Retry.MaxDelay));
        Assert.True(options.Documents is { AnnounceEncryptedLength: true, HashEncryptedContent: true });
    }

    [Fact]
    public void No_option_is_forgotten_here() =>
        Assert.Equal(
            Members(typeof(ServiceApiClientOptions), "").Order(StringComparer.Ordinal),
            Everything.Keys.Select(key => string.Join(':', key.Split(':').Where(part => part != "getServiceJobs" && part != "cancelReservation"))).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_not_configured_keeps_its_default()
    {
        var options = Bind(new() { ["Region"] = "Europe", ["Authentication:ClientId"] = "i", ["Authentication:ClientSecret"] = "s", ["Authentication:RefreshToken"] = "r" }, null);

        Assert.False(options.UseAmazonSandbox);
        Assert.Null(options.Endpoint);
        Assert.Equal(TimeSpan.FromSeconds(30), options.AttemptTimeout);
        Assert.Equal(new Uri("https://api.amazon.com/auth/o2/token"), options.Authentication.TokenEndpoint);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Authentication.Timeout);
        Assert.Equal(TimeSpan.FromMinutes(1), options.Throttling.MaxQueueWait);
        Assert.Empty(options.Throttling.UsagePlans);
        Assert.Equal((4, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30)), (options.Retry.MaxRetries, options.Retry.BaseDelay, options.Retry.MaxDelay));
        Assert.Equal((4, TimeSpan.FromMinutes(2)), (options.Documents.MaxConcurrentUploads, options.Documents.Timeout));
        Assert.Equal((4, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30)), (options.Documents.Retry.MaxRetries, options.Documents.Retry.BaseDelay, options.Documents.Retry.MaxDelay));
        Assert.True(options.Documents is { AnnounceEncryptedLength: false, HashEncryptedContent: false });
        Assert.Equal(Assembly.GetEntryAssembly()!.GetName().Name, options.ApplicationName);
        Assert.NotEmpty(options.ApplicationVersion);
    }

    [Fact]
    public void Code_can_go_on_where_configuration_ends()
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(Section(Everything));
        services.Configure<ServiceApiClientOptions>(options => options.Retry.MaxRetries = 1);
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<ServiceApiClientOptions>>().Value;

        Assert.Equal((1, "secret"), (options.Retry.MaxRetries, options.Authentication.ClientSecret));
    }

    [Fact]
    public async Task A_secret_that_is_replaced_is_used_for_the_next_token_without_a_restart()
    {
        var time = new Shared.VirtualTime();
        var service = new ScriptedService(time) { Token = (count, _) => Task.FromResult(ScriptedService.TokenAnswer($"token-{count}")) };
        var forms = new List<string>();
        service.TokenForm = (form, _) => forms.Add(form);
        var configuration = Section(new(Everything) { ["UseAmazonSandbox"] = "false", ["Endpoint"] = null, ["Authentication:ClientSecret"] = "first" });
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);
        services.AddServiceApiClient("acme", configuration).CallsInMemory(service);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredKeyedService<IServiceApiClient>("acme");
        await client.CallAsync();

        configuration["Authentication:ClientSecret"] = "second";
        configuration["Authentication:RefreshToken"] = "also new";
        configuration.Reload();
        await client.CallAsync();
        time.Advance(TimeSpan.FromHours(1));
        await client.CallAsync();

        Assert.Collection(
            forms,
            form => Assert.Contains("client_secret=first", form, StringComparison.Ordinal),
            form => Assert.EndsWith("refresh_token=also+new&client_id=id&client_secret=second", form, StringComparison.Ordinal));
        Assert.Equal(["token-1", "token-1", "token-2"], service.Requests.Select(request => request.Token));
    }

    private static ServiceApiClientOptions Bind(Dictionary<string, string?> settings, string? name)
    {
        var services = new ServiceCollection();
        _ = name is null ? services.AddServiceApiClient(Section(settings)) : services.AddServiceApiClient(name, Section(settings));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<ServiceApiClientOptions>>().Get(name);
    }

    private static IConfigurationRoot Section(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private static (double? Rate, int? Burst, int? InitialPermits) Plan(ServiceApiClientOptions options, string operation) =>
        (options.Throttling.UsagePlans[operation].RatePerSecond, options.Throttling.UsagePlans[operation].Burst, options.Throttling.UsagePlans[operation].InitialPermits);

    private static IEnumerable<string> Members(Type type, string prefix) => type.GetProperties().SelectMany(property =>
        property.PropertyType == typeof(IDictionary<string, UsagePlanOptions>) ? Members(typeof(UsagePlanOptions), $"{prefix}{property.Name}:")
        : property.CanWrite ? [prefix + property.Name]
        : Members(property.PropertyType, $"{prefix}{property.Name}:"));
}
