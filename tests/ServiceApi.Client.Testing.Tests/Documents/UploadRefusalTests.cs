using System.Net.Http.Headers;

namespace ServiceApi.Client.Testing.Tests;

/// <summary>What the document store says no to, as S3 does.</summary>
public sealed class UploadRefusalTests
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    [Theory]
    [InlineData("/%2Fdocuments/", "//documents/")]
    [InlineData("/%2Fdocuments/", "/documents/")]
    [InlineData("/%2Fdocuments/", "/%2fdocuments/")]
    [InlineData("/%2Fdocuments/", "/%2Fdocuments/0")]
    [InlineData("X-Amz-Expires=300", "X-Amz-Expires=3000")]
    [InlineData("X-Amz-Date=2026", "X-Amz-Date=2027")]
    [InlineData("content-type%3Bhost", "content-type;host")]
    [InlineData("X-Amz-Algorithm=AWS4-HMAC-SHA256&", "")]
    [InlineData("X-Amz-Signature=", "X-Amz-Signature=0")]
    [InlineData("X-Amz-Signature=", "X=")]
    [InlineData("X-Amz-Signature=", "x-id=PutObject&X-Amz-Signature=")]
    public async Task A_URL_that_is_not_to_the_letter_the_signed_one_is_not_signed(string part, string instead)
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();
        var changed = destination.Url.AbsoluteUri.Replace(part, instead, StringComparison.Ordinal);
        Assert.NotEqual(destination.Url.AbsoluteUri, changed);

        using var answer = await world.SendAsync(destination, destination.Encrypt(Uploading.Pdf(100)), request => request.RequestUri = new Uri(changed, AsWritten));

        await Uploading.RefusalAsync(answer, 403, "SignatureDoesNotMatch");
        AssertNothingStored(world, destination);
    }

    [Fact]
    public async Task The_signature_of_another_document_is_none()
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();
        var other = await world.AnnounceAsync();
        var mixed = new Uri(new Uri(destination.Url.GetLeftPart(UriPartial.Path)), other.Url.Query);

        using var answer = await world.SendAsync(destination, destination.Encrypt(Uploading.Pdf(100)), request => request.RequestUri = mixed);

        await Uploading.RefusalAsync(answer, 403, "SignatureDoesNotMatch");
        AssertNothingStored(world, destination, other);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    public async Task Without_a_query_access_is_denied(string query)
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();

        using var answer = await world.SendAsync(
            destination, destination.Encrypt(Uploading.Pdf(100)), request => request.RequestUri = new Uri(destination.Url.GetLeftPart(UriPartial.Path) + query));

        var error = await Uploading.RefusalAsync(answer, 403, "AccessDenied");
        Assert.Equal("Access Denied", (string?)error.Element("Message"));
        AssertNothingStored(world, destination);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/PDF")]
    [InlineData("application/pdf; charset=utf-8")]
    [InlineData(null)]
    public async Task The_media_type_is_signed(string? type)
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();

        using var answer = await world.SendAsync(
            destination,
            destination.Encrypt(Uploading.Pdf(100)),
            request => request.Content!.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type));

        await Uploading.RefusalAsync(answer, 403, "SignatureDoesNotMatch");
        AssertNothingStored(world, destination);
    }

    [Fact]
    public async Task The_host_is_signed()
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();

        using var answer = await world.SendAsync(destination, destination.Encrypt(Uploading.Pdf(100)), request => request.Headers.Host = "elsewhere");

        await Uploading.RefusalAsync(answer, 403, "SignatureDoesNotMatch");
        AssertNothingStored(world, destination);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("put")]
    public async Task The_verb_is_signed(string verb)
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();

        var (status, _, body) = await world.SendRawAsync(
            $"{verb} {destination.Url.PathAndQuery} HTTP/1.1\nHost: {destination.Url.Authority}\nContent-Type: application/pdf\nContent-Length: 0\n\n");

        Assert.Equal(403, status);
        Assert.Contains("<Code>SignatureDoesNotMatch</Code>", body, StringComparison.Ordinal);
        Assert.Empty(world.Sandbox.Requests.Of(ServiceApiSandbox.UploadOperation));
        AssertNothingStored(world, destination);
    }

    [Theory]
    [InlineData(0, 300_000, 200)]
    [InlineData(0, 300_001, 403)]
    [InlineData(900, 299_100, 200)]
    [InlineData(900, 299_101, 403)]
    public async Task A_URL_lives_300_seconds_from_the_second_it_was_signed_in(int fraction, int later, int status)
    {
        await using var world = await World.StartAsync();
        world.Time.Advance(TimeSpan.FromMilliseconds(fraction));
        var destination = await world.AnnounceAsync();
        world.Time.Advance(TimeSpan.FromMilliseconds(later));

        using var answer = await world.SendAsync(destination, destination.Encrypt(Uploading.Pdf(100)));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? 1 : 0, destination.UploadCount);
        if (status == 403)
        {
            var error = await Uploading.RefusalAsync(answer, 403, "AccessDenied");
            Assert.Equal("Request has expired", (string?)error.Element("Message"));
            Assert.Equal(
                ("300", "2026-11-22T12:05:00Z", "2026-11-22T12:05:00Z"),
                ((string?)error.Element("X-Amz-Expires"), (string?)error.Element("Expires"), (string?)error.Element("ServerTime")));
        }
    }

    [Theory]
    [InlineData("x-amz-access-token")]
    [InlineData("X-Extend-Access-Token")]
    [InlineData("Authorization")]
    public async Task An_access_token_is_refused_and_seen(string header)
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();

        using var answer = await world.SendAsync(destination, destination.Encrypt(Uploading.Pdf(100)), request => request.Headers.TryAddWithoutValidation(header, "anything"));
        using var late = await world.SendAsync(
            destination,
            destination.Encrypt(Uploading.Pdf(100)),
            request =>
            {
                request.RequestUri = new Uri(destination.Url.GetLeftPart(UriPartial.Path));
                request.Headers.TryAddWithoutValidation(header, "anything");
            });

        var error = await Uploading.RefusalAsync(answer, 400, "InvalidArgument");
        Assert.Equal(header, (string?)error.Element("ArgumentName"));
        await Uploading.RefusalAsync(late, 400, "InvalidArgument");
        Assert.All(world.Sandbox.Requests.Of(ServiceApiSandbox.UploadOperation), request => Assert.Equal("anything", request.Headers[header]));
        Assert.Equal(2, world.Sandbox.Requests.Of(ServiceApiSandbox.UploadOperation).Count);
        AssertNothingStored(world, destination);
    }

    [Fact]
    public async Task A_header_of_Amazons_that_is_not_signed_is_refused()
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();

        using var answer = await world.SendAsync(destination, destination.Encrypt(Uploading.Pdf(100)), request => request.Headers.Add("X-Amz-Date", "20261122T120000Z"));

        var error = await Uploading.RefusalAsync(answer, 403, "AccessDenied");
        Assert.Equal("X-Amz-Date", (string?)error.Element("HeadersNotSigned"));
        AssertNothingStored(world, destination);
    }

    [Fact]
    public async Task Chunks_are_not_implemented()
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();

        using var answer = await world.SendAsync(destination, destination.Encrypt(Uploading.Pdf(100)), request => request.Headers.TransferEncodingChunked = true);

        await Uploading.RefusalAsync(answer, 501, "NotImplemented");
        AssertNothingStored(world, destination);
    }

    [Theory]
    [InlineData("", 411, "MissingContentLength")]
    [InlineData("Content-Length: 10485761\n", 413, "EntityTooLarge")]
    public async Task The_length_is_told_and_limited(string header, int status, string code)
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();

        var refusal = await world.SendRawAsync($"PUT {destination.Url.PathAndQuery} HTTP/1.1\nHost: {destination.Url.Authority}\nContent-Type: application/pdf\n{header}\n");

        Assert.Equal(status, refusal.Status);
        Assert.Contains($"<Code>{code}</Code>", refusal.Body, StringComparison.Ordinal);
        AssertNothingStored(world, destination);
    }

    [Fact]
    public async Task A_body_of_the_largest_size_that_is_read_is_stored_as_S3_would()
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();

        using var answer = await world.SendAsync(destination, destination.Encrypt(Uploading.Pdf((10 * 1024 * 1024) - 1)));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains("10485759 bytes, and 100 were announced", Assert.Single(destination.Upload!.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_for_a_continue_is_refused_before_the_body_is_sent()
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();
        world.Time.Advance(TimeSpan.FromSeconds(301));

        var (status, headers, body) = await world.SendRawAsync(
            $"PUT {destination.Url.PathAndQuery} HTTP/1.1\nHost: {destination.Url.Authority}\nContent-Type: application/pdf\nContent-Length: 112\nExpect: 100-continue\n\n");

        Assert.Equal(403, status);
        Assert.Contains("Request has expired", body, StringComparison.Ordinal);
        Assert.Contains("Connection: close", headers);
        var recorded = Assert.Single(world.Sandbox.Requests.Of(ServiceApiSandbox.UploadOperation));
        Assert.Equal((403, 0), (recorded.StatusCode, recorded.Body.Length));
        AssertNothingStored(world, destination);
    }

    [Fact]
    public async Task Who_waits_for_a_continue_and_gets_it_uploads()
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();
        var document = Uploading.Pdf(100);

        using var answer = await world.SendAsync(destination, destination.Encrypt(document), request => request.Headers.ExpectContinue = true);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.True(destination.Upload!.Content.Span.SequenceEqual(document));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_ends_early_is_not_stored(bool keeps)
    {
        await using var world = await World.StartAsync(time => new() { TimeProvider = time, KeepUploads = keeps });
        var destination = await world.AnnounceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, destination.Url) { Content = new StreamContent(new EarlyEnd(destination.Encrypt(Uploading.Pdf(100))[..96])) };
        request.Content.Headers.ContentType = new("application/pdf");
        request.Content.Headers.ContentLength = 112;

        await Assert.ThrowsAsync<HttpRequestException>(() => world.Http.SendAsync(request));
        var whole = await world.UploadAsync(destination, Uploading.Pdf(100));

        Assert.Empty(whole.Problems);
        Assert.Equal(1, destination.UploadCount);
        Assert.Single(world.Sandbox.Requests.Of(ServiceApiSandbox.UploadOperation));
    }

    private static void AssertNothingStored(World world, params SandboxUploadDestination[] destinations)
    {
        Assert.All(destinations, destination => Assert.Equal((null, 0), (destination.Upload, destination.UploadCount)));
        Assert.Equal(destinations.Length, world.Sandbox.Documents.Destinations.Count);
    }

    /// <summary>A stream that breaks where its bytes end.</summary>
    private sealed class EarlyEnd(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The file cannot be read to its end.");
    }
}
