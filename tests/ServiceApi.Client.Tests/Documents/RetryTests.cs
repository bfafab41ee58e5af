using System.Net;
using ServiceApi.Client.Tests.Documents.Support;

namespace ServiceApi.Client.Tests.Documents;

public sealed class RetryTests
{
    private const int Length = 100_000;
    private static readonly byte[] Bytes = Samples.Pdf(Length);

    private static readonly Dictionary<string, Action<FakeStore>> PassingFaults = new()
    {
        ["a connection that breaks at once"] = store => store.Then((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "scripted")),
        ["a connection that breaks within the document"] = store => store.ThenBreakAfter(Length / 2),
        ["an answer that is lost"] = store => store.ThenLoseTheAnswer(),
        ["no answer in time"] = store => store.ThenNeverAnswer(),
        ["an answer that comes too early"] = store => store.Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK))),
        ["a page in the store's place"] = store => store.Then(async (request, cancellationToken) =>
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return new(HttpStatusCode.OK) { Content = new StringContent("<html>S33D, sign in</html>") };
        }),
        ["408"] = store => store.Then(HttpStatusCode.RequestTimeout),
        ["408 in the store's own words"] = store => store.Then(HttpStatusCode.BadRequest, "RequestTimeout"),
        ["429"] = store => store.Then(HttpStatusCode.TooManyRequests, "SlowDown"),
        ["500"] = store => store.Then(HttpStatusCode.InternalServerError),
        ["502"] = store => store.Then(HttpStatusCode.BadGateway),
        ["503"] = store => store.Then(HttpStatusCode.ServiceUnavailable, "SlowDown"),
        ["504"] = store => store.Then(HttpStatusCode.GatewayTimeout),
    };

    public static TheoryData<string> Faults { get; } = new(PassingFaults.Keys);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_passes_is_sent_again_to_the_same_address_and_stored_once(string fault)
    {
        await using var uploads = new Uploads();
        PassingFaults[fault](uploads.Store);

        var document = await uploads.UploadAsync(DocumentContent.FromBytes(Bytes));

        Assert.Equal(Bytes, uploads.Read(document));
        Assert.Single(uploads.Store.Stored);
        Assert.Single(uploads.Destinations);
        Assert.Equal(2, uploads.Store.Sent.Count);
        Assert.Equal(uploads.Store.Sent[0].Address, uploads.Store.Sent[1].Address);
    }

    [Fact]
    public async Task Waits_double_and_the_last_refusal_is_thrown()
    {
        await using var uploads = new Uploads(options => (options.Documents.Retry.MaxRetries, options.Documents.Retry.BaseDelay) = (3, TimeSpan.FromSeconds(2)));
        uploads.Store.Before = (_, _) => Task.FromResult<HttpResponseMessage?>(FakeStore.Refusal(HttpStatusCode.InternalServerError, "InternalError", ("x-amz-request-id", "S3-1")));

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Bytes)));

        Assert.Equal([2, 4, 8], Waits(uploads));
        Assert.Equal("uploadDocument failed (status 500). Codes: InternalError. Request id: S3-1. Sent 4 times.", exception.Message);
        Assert.Equal("InternalError", Assert.Single(exception.Errors).Code);
        Assert.Null(exception.Errors[0].Message);
        Assert.Equal(("uploadDocument", 4, false), (exception.Operation.Id, exception.Attempts, exception.OutcomeUnknown));
        Assert.Empty(uploads.Store.Stored);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Sun, 22 Nov 2026 12:00:07 GMT")]
    public async Task A_longer_wait_that_the_store_asks_for_is_kept(string retryAfter)
    {
        await using var uploads = new Uploads();
        uploads.Store.Then(HttpStatusCode.ServiceUnavailable, "SlowDown", ("Retry-After", retryAfter));

        await uploads.UploadAsync(DocumentContent.FromBytes(Bytes));

        Assert.Equal([7], Waits(uploads));
    }

    [Fact]
    public async Task Credentials_of_the_address_that_have_expired_are_renewed_with_it()
    {
        await using var uploads = new Uploads();
        uploads.Store.Then(HttpStatusCode.BadRequest, "ExpiredToken");

        var document = await uploads.UploadAsync(DocumentContent.FromBytes(Bytes));

        Assert.Equal("d-2", document.UploadDestinationId);
        Assert.Equal(Bytes, uploads.Read(document));
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_left_to_the_caller()
    {
        await using var uploads = new Uploads();
        uploads.Store.Then(HttpStatusCode.ServiceUnavailable, "SlowDown", ("Retry-After", "3600"));

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Bytes)));

        Assert.Equal(TimeSpan.FromHours(1), exception.RetryAfter);
        Assert.Single(uploads.Store.Sent);
    }

    [Fact]
    public async Task The_stores_own_retries_and_time_limit_hold()
    {
        await using var uploads = new Uploads(options =>
        {
            options.Documents.Retry.MaxRetries = 0;
            options.Documents.Timeout = TimeSpan.FromSeconds(90);
        });
        uploads.Store.ThenNeverAnswer();
        var start = uploads.Client.Time.GetUtcNow();

        var exception = await Assert.ThrowsAsync<ServiceApiTimeoutException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Bytes)));

        Assert.Equal(TimeSpan.FromSeconds(90), uploads.Client.Time.GetUtcNow() - start);
        Assert.Equal("uploadDocument", exception.Operation.Id);
    }

    [Fact]
    public async Task A_connection_that_never_holds_is_told_in_the_end()
    {
        await using var uploads = new Uploads();
        uploads.Store.Before = (_, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError, "scripted");

        var exception = await Assert.ThrowsAsync<ServiceApiConnectionException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Bytes)));

        Assert.Equal(5, exception.Attempts);
        Assert.Equal(5, uploads.Store.Sent.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, typeof(ServiceApiResponseException))]
    [InlineData(HttpStatusCode.Unauthorized, typeof(ServiceApiUnauthorizedException))]
    [InlineData(HttpStatusCode.NotFound, typeof(ServiceApiNotFoundException))]
    [InlineData(HttpStatusCode.Conflict, typeof(ServiceApiConflictException))]
    [InlineData(HttpStatusCode.LengthRequired, typeof(ServiceApiResponseException))]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, typeof(ServiceApiResponseException))]
    [InlineData(HttpStatusCode.TemporaryRedirect, typeof(ServiceApiResponseException))]
    [InlineData(HttpStatusCode.NotImplemented, typeof(ServiceApiResponseException))]
    public async Task Any_other_refusal_stands(HttpStatusCode status, Type expected)
    {
        await using var uploads = new Uploads();
        uploads.Store.Then(status, "NoSuchBucket");

        var exception = await Assert.ThrowsAnyAsync<ServiceApiException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Bytes)));

        Assert.IsType(expected, exception);
        Assert.Equal((status, "NoSuchBucket"), (exception.StatusCode, Assert.Single(exception.Errors).Code));
        Assert.Single(uploads.Store.Sent);
    }

    [Theory]
    [InlineData("AccessDenied")]
    [InlineData("SignatureDoesNotMatch")]
    public async Task A_refused_address_is_renewed_with_another_key_and_the_document_is_stored_once(string code)
    {
        await using var uploads = new Uploads();
        uploads.Store.Then(HttpStatusCode.Forbidden, code);

        var document = await uploads.UploadAsync(DocumentContent.FromBytes(Bytes));

        Assert.Equal(Bytes, uploads.Read(document));
        Assert.Equal("d-2", document.UploadDestinationId);
        Assert.Single(uploads.Store.Stored);
        Assert.Equal([uploads.Destinations[0].Url, uploads.Destinations[1].Url], uploads.Store.Sent.Select(sent => sent.Address.OriginalString));
        Assert.Equal(uploads.Destinations[0].AskedFor.GetRawText(), uploads.Destinations[1].AskedFor.GetRawText());
        Assert.Equal([0], Waits(uploads));
    }

    [Fact]
    public async Task An_address_that_is_refused_again_is_not_renewed_for_ever()
    {
        await using var uploads = new Uploads();
        uploads.Store.Before = (_, _) => Task.FromResult<HttpResponseMessage?>(FakeStore.Refusal(HttpStatusCode.Forbidden, "SignatureDoesNotMatch"));

        var exception = await Assert.ThrowsAsync<ServiceApiUnauthorizedException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Bytes)));

        Assert.Equal("uploadDocument failed (status 403). Codes: SignatureDoesNotMatch. Sent 2 times.", exception.Message);
        Assert.Equal(2, uploads.Destinations.Count);
        Assert.Equal(2, uploads.Store.Sent.Count);
    }

    [Fact]
    public async Task An_address_that_has_grown_old_is_renewed_before_anything_is_sent_to_it()
    {
        await using var uploads = new Uploads(options => options.Documents.Retry.BaseDelay = options.Documents.Retry.MaxDelay = TimeSpan.FromSeconds(135));
        uploads.Store.Before = (_, _) => Task.FromResult<HttpResponseMessage?>(uploads.Store.Sent.Count < 4 ? FakeStore.Refusal(HttpStatusCode.ServiceUnavailable, "SlowDown") : null);

        var document = await uploads.UploadAsync(DocumentContent.FromBytes(Bytes));

        Assert.Equal("d-2", document.UploadDestinationId);
        Assert.Equal(Bytes, uploads.Read(document));
        Assert.Equal([0, 135, 270, 405], uploads.Store.Sent.Select(sent => (sent.At - uploads.Destinations[0].At).TotalSeconds));
        Assert.Equal(["d-1", "d-1", "d-2", "d-2"], uploads.Store.Sent.Select(sent => sent.Address.AbsolutePath.Split('/')[^1]));
    }

    [Fact]
    public async Task A_destination_that_cannot_be_had_ends_the_upload()
    {
        await using var uploads = new Uploads();
        uploads.Client.Service.Then(HttpStatusCode.BadRequest, """{"errors":[{"code":"InvalidInput"}]}""");

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Bytes)));

        Assert.Equal("createServiceDocumentUploadDestination", exception.Operation.Id);
        Assert.Empty(uploads.Store.Sent);
    }

    [Fact]
    public async Task The_usage_plan_of_the_account_holds_for_destinations_and_for_nothing_else()
    {
        await using var uploads = new Uploads(options => options.Throttling.UsagePlans["createServiceDocumentUploadDestination"] = new() { RatePerSecond = 0.001, Burst = 1 });
        uploads.Store.Then(HttpStatusCode.ServiceUnavailable).Then(HttpStatusCode.ServiceUnavailable);
        await uploads.UploadAsync(DocumentContent.FromBytes(Bytes));

        var exception = await Assert.ThrowsAsync<ServiceApiThrottledException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Bytes), options: CallOptions.NoQueueing));

        Assert.Equal(3, uploads.Store.Sent.Count);
        Assert.Equal("createServiceDocumentUploadDestination", exception.Operation.Id);
    }

    private static IEnumerable<double> Waits(Uploads uploads) => uploads.Store.Sent.Zip(uploads.Store.Sent.Skip(1), (one, next) => (next.At - one.At).TotalSeconds);
}
