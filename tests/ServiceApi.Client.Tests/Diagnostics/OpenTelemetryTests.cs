using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Diagnostics;

/// <summary>What an app sees that listens with the OpenTelemetry SDK, over real connections.</summary>
public sealed class OpenTelemetryTests : IDisposable
{
    private const string Token = """{"access_token":"Atza|secret","token_type":"bearer","expires_in":3600}""";

    private readonly List<Activity> _spans = [];
    private readonly List<Metric> _metrics = [];
    private readonly LoopbackServer _server = new(line => line.StartsWith("POST", StringComparison.Ordinal) ? LoopbackServer.Ok(Token) : LoopbackServer.Ok("{}"));

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_call_is_a_span_with_one_of_the_framework_for_each_send_below_it()
    {
        using var tracing = Sdk.CreateTracerProviderBuilder()
            .SetSampler(new AlwaysOnSampler())
            .AddSource(TelemetryNames.ActivitySource)
            .AddSource("System.Net.Http")
            .AddInMemoryExporter(_spans)
            .Build();
        await using var services = App();
        using var root = new Activity("dispatch").Start();

        await services.GetRequiredService<IServiceApiClient>().Jobs.CompleteAsync("job-1", cancellationToken: TestContext.Current.CancellationToken);

        root.Stop();
        tracing.ForceFlush();
        var call = Assert.Single(_spans, span => span.TraceId == root.TraceId && span.Source.Name == TelemetryNames.ActivitySource);
        var send = Assert.Single(_spans, span => span.ParentSpanId == call.SpanId);
        Assert.Equal((root.SpanId, "completeServiceJobByServiceJobId"), (call.ParentSpanId, call.DisplayName));
        Assert.Equal(("System.Net.Http", "PUT"), (send.Source.Name, send.DisplayName));
        var token = Assert.Single(_spans, span => span.DisplayName == "getAccessToken" && Port.Equals(_spans.FirstOrDefault(below => below.ParentSpanId == span.SpanId)?.GetTagItem("server.port")));
        Assert.NotEqual(root.TraceId, token.TraceId);
        Assert.DoesNotContain(_spans.SelectMany(span => span.TagObjects), tag => tag.Value?.ToString()?.Contains("secret", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task Every_instrument_is_collected_with_its_name_and_unit()
    {
        var services = new ServiceCollection();
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().AddMeter(TelemetryNames.Meter).AddInMemoryExporter(_metrics).Build());
        await using var app = App(services);
        using var metrics = app.GetRequiredService<MeterProvider>();

        await app.GetRequiredService<IServiceApiClient>().Jobs.CompleteAsync("job-1", cancellationToken: TestContext.Current.CancellationToken);

        metrics.ForceFlush();
        var own = _metrics.Where(metric => metric.MeterName == TelemetryNames.Meter).Select(metric => (metric.Name, metric.Unit, metric.MetricType)).Distinct().ToList();
        Assert.Contains((TelemetryNames.OperationDuration, "s", MetricType.Histogram), own);
        Assert.Contains((TelemetryNames.QueueDuration, "s", MetricType.Histogram), own);
        Assert.Contains((TelemetryNames.TokenDuration, "s", MetricType.Histogram), own);
    }

    private int Port => _server.Port;

    private ServiceProvider App(ServiceCollection? services = null)
    {
        services ??= new();
        services.AddServiceApiClient(options =>
        {
            TestClient.Configure(options);
            options.Region = null;
            options.Endpoint = _server.Address;
            options.Authentication.TokenEndpoint = new(_server.Address, "token");
        });
        return services.BuildServiceProvider();
    }
}
