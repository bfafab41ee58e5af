using System.Net;
using System.Text.Json;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Documents;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;
using ServiceApi.Client.Tests.Diagnostics;
using ServiceApi.Client.Tests.Documents.Support;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Documents;

/// <summary>However an upload ends, neither key nor signature nor file name stands anywhere: all of them hold the mark.</summary>
public sealed class LeakTests
{
    private static readonly Dictionary<string, (Type? Exception, Action<Uploads> Script)> Ends = new()
    {
        ["well"] = (null, _ => { }
        ),
        ["well, by a detour"] = (null, uploads => uploads.Store.Then(HttpStatusCode.Forbidden).ThenBreakAfter(50_000)),
        ["refused"] = (typeof(ServiceApiResponseException), uploads => uploads.Store.Then(HttpStatusCode.BadRequest, "InvalidRequest")),
        ["refused by a sentence"] = (typeof(ServiceApiResponseException), uploads => uploads.Store.Then(HttpStatusCode.BadRequest, "S33D is not known.", ("x-amz-request-id", "S33D and more"))),
        ["refused in HTML"] = (typeof(ServiceApiResponseException), uploads => uploads.Store.Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("<html><Code>S33D</Code></html>") }))),
        ["refused by words that break off"] = (typeof(ServiceApiResponseException), uploads => uploads.Store.Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new BrokenContent("<Error><Code>S33D") }))),
        ["the signature refused"] = (typeof(ServiceApiUnauthorizedException), uploads => uploads.Store.Then(HttpStatusCode.Forbidden, "SignatureDoesNotMatch").Then(HttpStatusCode.Forbidden, "SignatureDoesNotMatch")),
        ["not found"] = (typeof(ServiceApiNotFoundException), uploads => uploads.Store.Then(HttpStatusCode.NotFound, "NoSuchBucket")),
        ["slowed down"] = (typeof(ServiceApiThrottledException), uploads => uploads.Store.Then(HttpStatusCode.TooManyRequests, "SlowDown")),
        ["no connection"] = (typeof(ServiceApiConnectionException), uploads => uploads.Store.Then((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError))),
        ["a connection that breaks"] = (typeof(ServiceApiConnectionException), uploads => uploads.Store.ThenBreakAfter(50_000)),
        ["an answer that comes too early"] = (typeof(ServiceApiConnectionException), uploads => uploads.Store.Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)))),
        ["no answer in time"] = (typeof(ServiceApiTimeoutException), uploads => uploads.Store.ThenNeverAnswer()),
        ["an unfit destination"] = (typeof(ServiceApiUnreadableResponseException), uploads => uploads.Spoil = payload => payload["url"] = "http://store.example/S33D?S33D"),
        ["no destination"] = (typeof(ServiceApiResponseException), uploads => uploads.Client.Service.Then(HttpStatusCode.BadRequest, """{"errors":[{"code":"InvalidInput","message":"S33D"}]}""")),
    };

    public static TheoryData<string> WaysToEnd { get; } = new(Ends.Keys);

    [Theory]
    [MemberData(nameof(WaysToEnd))]
    public async Task No_upload_leaves_its_secrets_behind(string end)
    {
        var (expected, script) = Ends[end];
        using var telemetry = new Telemetry();
        using var folder = new TemporaryFolder();
        await using var uploads = new Uploads(
            options => options.Documents.Retry.MaxRetries = expected is null ? 4 : 0,
            builder => telemetry.ListenToLogs(builder.Services));
        telemetry.ListenToMeters(uploads.Client.Services);
        script(uploads);

        var exception = await Record.ExceptionAsync(() => uploads.UploadAsync(DocumentContent.FromFile(folder.Write("S33D.pdf", Samples.Pdf(100_000)))));

        Assert.Equal(expected, exception?.GetType());
        Assert.Contains(telemetry.Spans, span => span.DisplayName == "uploadDocument");
        Trace.AssertClean(telemetry, exception);
    }

    [Fact]
    public async Task An_upload_is_a_span_a_measurement_and_a_log_entry_of_its_own()
    {
        using var telemetry = new Telemetry();
        await using var uploads = new Uploads(build: builder => telemetry.ListenToLogs(builder.Services));
        telemetry.ListenToMeters(uploads.Client.Services);
        uploads.Store.Then(HttpStatusCode.ServiceUnavailable);

        await uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(10)));

        var span = telemetry.Spans[^1];
        Assert.Equal((TelemetryNames.ActivitySource, "uploadDocument"), (span.Source.Name, span.DisplayName));
        Assert.Equal(
            [("http.request.method", "PUT"), ("http.request.resend_count", 1), ("http.response.status_code", 200), ("serviceapi.account", ""), ("serviceapi.operation", "uploadDocument"), ("url.template", "/{document}")],
            span.TagObjects.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => (tag.Key, tag.Value!)));
        Assert.Equal(span.SpanId, telemetry.Spans[^2].ParentSpanId);
        Assert.Equal("createServiceDocumentUploadDestination", telemetry.Spans[^2].DisplayName);
        Assert.Equal(1, Assert.Single(telemetry.MeasurementsOf(TelemetryNames.OperationDuration), measurement => "uploadDocument".Equals(measurement.Tags["serviceapi.operation"])).Value);
        Assert.Contains(telemetry.Logs, log => log.Message == "uploadDocument (/{document}) was answered with 200 after 1000.0 ms and 2 attempt(s), request id none.");
    }

    [Fact]
    public async Task What_is_refused_as_an_argument_is_no_call()
    {
        using var telemetry = new Telemetry();
        await using var uploads = new Uploads();

        await Assert.ThrowsAsync<ArgumentException>(() => uploads.UploadAsync(DocumentContent.FromBytes(default)));

        Assert.Empty(telemetry.Spans);
    }

    [Fact]
    public void A_destination_forgets_its_key()
    {
        var payload = new Destination("d-1", [.. Enumerable.Repeat((byte)7, 32)], [.. Enumerable.Repeat((byte)8, 16)], default, default).Payload();
        payload["headers"] = null;
        var answer = payload.Deserialize<ServiceDocumentUploadDestination>(ServiceApiJson.Options)!;
        Assert.Null(UploadDestination.Read(answer, "image/png", "x-amz-access-token", 0, out var destination));
        Assert.Equal((7, 8), (destination!.Key[31], destination.InitializationVector[15]));

        destination.Dispose();

        Assert.All([.. destination.Key, .. destination.InitializationVector], value => Assert.Equal(0, value));
    }
}
