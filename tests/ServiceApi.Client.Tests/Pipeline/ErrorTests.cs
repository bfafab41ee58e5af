using System.Net;
using System.Text;
using System.Text.Json;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Pipeline;

public sealed class ErrorTests
{
    private const string One = """{"code":"InvalidInput","message":"The words","details":"More words"}""";

    public static TheoryData<int, Type> Statuses => new()
    {
        { 302, typeof(ServiceApiResponseException) },
        { 400, typeof(ServiceApiResponseException) },
        { 401, typeof(ServiceApiUnauthorizedException) },
        { 403, typeof(ServiceApiUnauthorizedException) },
        { 404, typeof(ServiceApiNotFoundException) },
        { 409, typeof(ServiceApiConflictException) },
        { 413, typeof(ServiceApiResponseException) },
        { 415, typeof(ServiceApiResponseException) },
        { 422, typeof(ServiceApiResponseException) },
        { 429, typeof(ServiceApiThrottledException) },
        { 500, typeof(ServiceApiResponseException) },
        { 503, typeof(ServiceApiResponseException) },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Each_status_becomes_its_exception_with_all_that_the_service_said(int status, Type type)
    {
        await using var client = new TestClient(options => options.Retry.MaxRetries = 0);
        client.Service.Api = (_, _) => Task.FromResult(ScriptedService.Json(
            (HttpStatusCode)status,
            $$"""{"errors":[{{One}},{"code":"Other","message":"m2"}]}""",
            ("x-amzn-RequestId", "7a1c-42"),
            ("x-amzn-ErrorType", "SomeException:http://internal/")));

        var exception = (ServiceApiException)await Assert.ThrowsAsync(type, () => client.Client.Jobs.GetAsync("J"));

        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal(["InvalidInput", "Other"], exception.Errors.Select(error => error.Code));
        Assert.Equal(("The words", "More words"), (exception.Errors[0].Message, exception.Errors[0].Details));
        Assert.Equal("7a1c-42", exception.RequestId);
        Assert.Equal("SomeException:http://internal/", exception.ErrorType);
        Assert.Equal("getServiceJobByServiceJobId", exception.Operation.Id);
        Assert.StartsWith($"getServiceJobByServiceJobId failed (status {status}). Codes: InvalidInput, Other.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Request id: 7a1c-42.", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("words", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[" + One + "]", "InvalidInput", "The words", "More words")]
    [InlineData("{\"errors\":[" + One + "]}", "InvalidInput", "The words", "More words")]
    [InlineData("""{"errors":[{"code":"C","message":null,"details":5,"errorLevel":"WARNING"}]}""", "C", null, "5")]
    [InlineData("""{"message":"Forbidden"}""", null, "Forbidden", null)]
    [InlineData("""{"Message":"User is not authorized"}""", null, "User is not authorized", null)]
    public async Task Each_shape_of_an_error_is_read(string body, string? code, string? message, string? details)
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.BadRequest, body);

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.Client.Jobs.GetAsync("J"));

        var error = Assert.Single(exception.Errors);
        Assert.Equal((code, message, details), (error.Code, error.Message, error.Details));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"payload":{}}""")]
    [InlineData("""{"errors":[]}""")]
    [InlineData("""{"errors":{}}""")]
    [InlineData("""{"errors":[null,5,"text",[]]}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"errors":[{"code":"Inva""")]
    [InlineData("<html><body>Bad request</body></html>")]
    public async Task What_holds_no_error_still_has_its_status_and_request_id(string body)
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.BadRequest, body, ("x-amzn-RequestId", "id-1"));

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.Client.Jobs.GetAsync("J"));

        Assert.Empty(exception.Errors);
        Assert.Equal((HttpStatusCode.BadRequest, "id-1"), (exception.StatusCode!.Value, exception.RequestId));
    }

    [Fact]
    public async Task Of_a_huge_error_the_status_is_kept_and_64_KiB_are_read()
    {
        await using var client = new TestClient();
        var content = new CountingContent(10_000_000);
        client.Service.Then(() => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = content });

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.Client.Jobs.GetAsync("J"));

        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.InRange(content.Read, 64 * 1024, 256 * 1024);
    }

    [Fact]
    public async Task An_answer_of_more_than_16_MiB_is_refused()
    {
        await using var client = new TestClient();
        var content = new CountingContent(20_000_000);
        client.Service.Then(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = content });

        var exception = await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => client.Client.Jobs.GetAsync("J"));

        Assert.Contains("larger than 16 MiB", exception.Message, StringComparison.Ordinal);
        Assert.True(content.Read < 20_000_000);
    }

    [Theory]
    [InlineData("<html>private words</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"payload":{"createTime":"private words"}}""")]
    [InlineData("""{"payload":{"scopeOfWork":{"quantity":5.5}}}""")]
    [InlineData("""{"payload":{"serviceJobId":"J""")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task A_success_that_cannot_be_read_says_so_without_repeating_it(string body)
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.OK, body, ("x-amzn-RequestId", "id-1"));

        var exception = await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => client.Client.Jobs.GetAsync("J"));

        Assert.DoesNotContain("private", exception.ToString(), StringComparison.Ordinal);
        Assert.Equal("getServiceJobByServiceJobId", exception.Operation.Id);
        Assert.Single(client.Service.Requests);
    }

    [Fact]
    public async Task A_success_with_errors_and_no_result_is_a_failure_with_its_own_status()
    {
        await using var client = new TestClient();
        client.Service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.OK, $$"""{"errors":[{{One}}]}"""));

        foreach (var call in new Func<Task>[]
        {
            () => client.Client.Jobs.GetAsync("J"),
            () => client.Client.Jobs.CompleteAsync("J"),
            () => AddAsync(client),
            () => client.Client.Operations.GetServiceJobsAsync(new() { MarketplaceId = "ATVPDKIKX0DER", CreatedAfter = client.Time.GetUtcNow() }),
        })
        {
            var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(call);
            Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
            Assert.Equal("InvalidInput", Assert.Single(exception.Errors).Code);
        }
    }

    [Fact]
    public async Task Warnings_and_errors_beside_a_result_are_data()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.OK, """{"errors":[{"code":"W","message":"m","errorLevel":"WARNING"}]}""");
        var completed = await client.Client.Jobs.CompleteAsync("J");
        Assert.Equal(ErrorLevel.Warning, Assert.Single(completed.Errors!).ErrorLevel);

        client.Service.Then(HttpStatusCode.OK, $$"""{"appointmentId":"A1234","errors":[{{One}}],"warnings":[{"code":"W","message":"m"}]}""");
        var added = await AddAsync(client);
        Assert.Equal("A1234", added.AppointmentId);
        Assert.Equal("W", Assert.Single(added.Warnings!).Code);
        Assert.Equal("InvalidInput", Assert.Single(added.Errors!).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no JSON")]
    public async Task A_204_is_never_parsed(string body)
    {
        await using var client = new TestClient();
        client.Service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.NoContent, body));

        await client.Client.Reservations.CancelAsync("R", "ATVPDKIKX0DER");
        Assert.Null((await client.Client.Jobs.CompleteAsync("J")).Errors);
    }

    [Theory]
    [InlineData("{\"errors\":[" + One + "]}")]
    [InlineData("[" + One + "]")]
    public async Task An_operation_without_an_answer_of_its_own_is_refused_by_a_success_with_errors(string body)
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.OK, body);

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.Client.Reservations.CancelAsync("R", "ATVPDKIKX0DER"));

        Assert.Equal((HttpStatusCode.OK, "InvalidInput"), (exception.StatusCode!.Value, exception.Errors[0].Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n")]
    [InlineData("{}")]
    [InlineData("{\"message\":\"done\"}")]
    [InlineData("{\"errors\":[{\"code\":\"W\",\"errorLevel\":\"WARNING\"}]}")]
    public async Task And_succeeds_with_any_other_success(string body)
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.OK, body);

        await client.Client.Reservations.CancelAsync("R", "ATVPDKIKX0DER");
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{\"mess")]
    public async Task But_not_with_what_cannot_be_the_services(string body)
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.OK, body);

        var exception = await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => client.Client.Reservations.CancelAsync("R", "ATVPDKIKX0DER"));

        Assert.True(exception.OutcomeUnknown);
        Assert.Single(client.Service.Requests);
    }

    [Theory]
    [InlineData("{\"errors\":[" + One + "]}", true)]
    [InlineData("{\"capacities\":[],\"errors\":[" + One + "]}", false)]
    [InlineData("{\"errors\":[{\"code\":\"W\",\"errorLevel\":\"WARNING\"}]}", false)]
    [InlineData("{}", false)]
    [InlineData("[1]", false)]
    [InlineData("{\"\\ud800errors\":1}", false)] // half of a surrogate pair
    public async Task Raw_JSON_of_a_success_is_a_refusal_when_it_holds_nothing_but_errors(string body, bool isRefused)
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.OK, body);
        var request = new OperationRequest(ServicesApiOperations.GetServiceJobs, "/service/v1/serviceJobs");

        if (isRefused)
        {
            var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.Client.Executor.SendAsync<JsonElement>(request));
            Assert.Equal("InvalidInput", Assert.Single(exception.Errors).Code);
        }
        else
        {
            Assert.Equal(body, (await client.Client.Executor.SendAsync<JsonElement>(request)).GetRawText());
        }
    }

    [Fact]
    public async Task Text_that_is_no_Unicode_costs_neither_status_nor_request_id()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.Forbidden, "{\"errors\":[{\"code\":\"Unauthorized\",\"details\":\"\\uD800\"}]}", ("x-amzn-RequestId", "id-1"));

        var exception = await Assert.ThrowsAsync<ServiceApiUnauthorizedException>(() => client.Client.Jobs.GetAsync("J"));

        Assert.Equal("id-1", exception.RequestId);
    }

    [Fact]
    public async Task An_error_that_is_null_is_none()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.OK, "{\"errors\":[null]}");

        await client.Client.Jobs.CompleteAsync("J");
    }

    [Fact]
    public async Task Codes_that_are_no_identifiers_do_not_reach_the_message()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.BadRequest, """{"errors":[{"code":"Jane Doe, 5 Main Street","message":"m"}]}""", ("x-amzn-RequestId", "Jane Doe"));

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.Client.Jobs.GetAsync("J"));

        Assert.DoesNotContain("Jane", exception.ToString(), StringComparison.Ordinal);
        Assert.Equal("Jane Doe, 5 Main Street", Assert.Single(exception.Errors).Code);
    }

    [Fact]
    public async Task The_metadata_of_the_last_answer_reach_who_asks_for_them()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.ServiceUnavailable)
            .Then(HttpStatusCode.OK, """{"payload":{}}""", ("x-amzn-RequestId", "id-9"), ("x-amzn-RateLimit-Limit", "20.0"));
        ResponseMetadata? seen = null;

        await client.RunAsync(client.Client.Jobs.GetAsync("J", new CallOptions { OnResponse = metadata => seen = metadata }));

        Assert.Equal(("id-9", 20.0, 2, HttpStatusCode.OK), (seen!.RequestId, seen.RateLimit, seen.Attempts, seen.StatusCode));
        Assert.Equal("getServiceJobByServiceJobId", seen.Operation.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Bad_ids_are_refused_before_anything_is_sent(string id)
    {
        await using var client = new TestClient();

        var exception = await Assert.ThrowsAnyAsync<ArgumentException>(() => client.Client.Jobs.GetAsync(id));

        Assert.Equal("serviceJobId", exception.ParamName);
        Assert.Equal(0, client.Service.TokenRequests);
    }

    private static Task<SetAppointmentResponse> AddAsync(TestClient client) =>
        client.Client.Appointments.AddAsync("J", new() { StartTime = client.Time.GetUtcNow().AddDays(1) });

    private sealed class CountingContent(int length) : HttpContent
    {
        private readonly CountingStream _stream = new(length);

        public long Read => _stream.Position;

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(_stream);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        private sealed class CountingStream(int length) : MemoryStream(Encoding.UTF8.GetBytes(new string(' ', length)))
        {
            private long _read;

            public override long Position
            {
                get => _read;
                set => throw new NotSupportedException();
            }

            public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                var read = await base.ReadAsync(buffer, cancellationToken);
                _read += read;
                return read;
            }
        }
    }
}
