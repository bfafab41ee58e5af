using System.Net;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Testing.Tests;

public sealed class UploadFaultTests
{
    [Theory]
    [InlineData(400, "InvalidRequest")]
    [InlineData(403, "AccessDenied")]
    [InlineData(404, "NoSuchKey")]
    [InlineData(411, "MissingContentLength")]
    [InlineData(413, "EntityTooLarge")]
    [InlineData(429, "InvalidRequest")]
    [InlineData(500, "InternalError")]
    [InlineData(501, "NotImplemented")]
    [InlineData(503, "SlowDown")]
    [InlineData(504, "InternalError")]
    public async Task A_fault_answers_in_the_stores_shape_and_stores_nothing(int status, string code)
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();
        world.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.UploadOperation, StatusCode = status });

        using var other = await world.GetAsync("/service/v1/serviceJobs/j");
        using var answer = await world.SendAsync(destination, destination.Encrypt(Uploading.Pdf(100)));

        Assert.Equal(404, (int)other.StatusCode);
        await Uploading.RefusalAsync(answer, status, code);
        Assert.True(answer.Headers.Contains("x-amz-request-id"));
        Assert.Equal(0, destination.UploadCount);
        await world.UploadAsync(destination, Uploading.Pdf(100));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(307)]
    public async Task A_fault_that_is_no_error_has_no_body(int status)
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();
        world.Sandbox.Faults.Add(new Fault { StatusCode = status });

        using var answer = await world.SendAsync(destination, destination.Encrypt(Uploading.Pdf(100)));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(0, destination.UploadCount);
    }

    [Theory]
    [InlineData(ConnectionBreak.None)]
    [InlineData(ConnectionBreak.BeforeAnswer)]
    public async Task A_document_may_be_stored_without_its_sender_knowing(ConnectionBreak broken)
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();
        world.Sandbox.Faults.Add(new Fault { StatusCode = broken == ConnectionBreak.None ? 500 : null, Break = broken, CarriesOut = true });

        var sending = world.SendAsync(destination, destination.Encrypt(Uploading.Pdf(100)));
        if (broken == ConnectionBreak.None)
        {
            using var answer = await sending;
            Assert.Equal(500, (int)answer.StatusCode);
        }
        else
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => sending);
        }

        Assert.Empty(destination.Upload!.Problems);
        Assert.Equal(1, destination.UploadCount);
    }

    [Fact]
    public async Task A_connection_that_is_reset_before_the_answer_stores_nothing()
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();
        world.Sandbox.Faults.Add(new Fault { Break = ConnectionBreak.BeforeAnswer });

        await Assert.ThrowsAsync<HttpRequestException>(() => world.SendAsync(destination, destination.Encrypt(Uploading.Pdf(100))));

        Assert.Equal(0, destination.UploadCount);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_connection_is_reset_within_the_upload_which_is_recorded_half_and_not_stored(bool keeps, bool expectsContinue)
    {
        const int Length = 5_242_880;
        await using var world = await World.StartAsync(time => new() { TimeProvider = time, KeepUploads = keeps });
        var destination = await world.AnnounceAsync(Length);
        var document = Uploading.Pdf(Length);
        world.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.UploadOperation, Break = ConnectionBreak.WithinRequest });

        await Assert.ThrowsAsync<HttpRequestException>(() => world.SendAsync(destination, destination.Encrypt(document), request => request.Headers.ExpectContinue = expectsContinue));

        var broken = Assert.Single(world.Sandbox.Requests.Of(ServiceApiSandbox.UploadOperation));
        Assert.Null(broken.StatusCode);
        Assert.Equal(keeps ? (Length + 16) / 2 : 0, broken.Body.Length);
        Assert.Equal(0, destination.UploadCount);
        Assert.Empty((await world.UploadAsync(destination, document)).Problems);
    }

    [Fact]
    public async Task A_break_within_the_request_comes_before_faults_that_were_added_earlier_and_leaves_them()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j", "serviceJobStatus": "HOLD" }""");
        world.Sandbox.Faults.Add(new Fault { StatusCode = 500 });
        world.Sandbox.Faults.Add(new Fault { Break = ConnectionBreak.WithinRequest, When = request => request.Method == "PUT" && request.Body.IsEmpty });

        await Assert.ThrowsAsync<HttpRequestException>(() => world.CompleteAsync("j"));
        using var other = await world.CompleteAsync("j");
        using var last = await world.CompleteAsync("j");

        Assert.Equal([500, 200], [(int)other.StatusCode, (int)last.StatusCode]);
        Assert.Equal([null, 500, 200], world.Sandbox.Requests.Select(request => request.StatusCode));
    }

    [Fact]
    public async Task A_request_that_breaks_off_has_no_answer_to_choose_and_is_not_carried_out()
    {
        await using var world = await World.StartAsync();
        var faults = world.Sandbox.Faults;

        Assert.Throws<ArgumentException>(() => faults.Add(new Fault { Break = ConnectionBreak.WithinRequest, StatusCode = 500 }));
        Assert.Throws<ArgumentException>(() => faults.Add(new Fault { Break = ConnectionBreak.WithinRequest, CarriesOut = true }));
    }

    [Fact]
    public async Task A_URL_may_expire_while_the_upload_is_held_back()
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();
        world.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.UploadOperation, RequestDelay = TimeSpan.FromSeconds(301) });

        var sending = world.SendAsync(destination, destination.Encrypt(Uploading.Pdf(100)));
        await Eventually.TrueAsync(() => world.Time.NextTimer == TimeSpan.FromSeconds(301));
        world.Time.Advance(TimeSpan.FromSeconds(301));
        using var answer = await sending;

        Assert.Equal("Request has expired", (string?)(await Uploading.RefusalAsync(answer, 403, "AccessDenied")).Element("Message"));
        Assert.Equal(0, destination.UploadCount);
    }

    [Fact]
    public async Task A_fault_may_choose_among_uploads_by_what_was_sent()
    {
        await using var world = await World.StartAsync();
        var small = await world.AnnounceAsync(100);
        var large = await world.AnnounceAsync(200);
        world.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.UploadOperation, StatusCode = 503, When = request => request.Body.Length > 200 });

        await world.UploadAsync(small, Uploading.Pdf(100));
        using var answer = await world.SendAsync(large, large.Encrypt(Uploading.Pdf(200)));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }
}
