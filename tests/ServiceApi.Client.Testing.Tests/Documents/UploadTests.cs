namespace ServiceApi.Client.Testing.Tests;

public sealed class UploadTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(5_242_880)]
    public async Task A_document_is_byte_for_byte_what_was_encrypted(int length)
    {
        await using var world = await World.StartAsync();
        var document = Uploading.Pdf(length);
        var destination = await world.AnnounceAsync(length);
        world.Time.Advance(TimeSpan.FromSeconds(7));
        var sent = destination.Encrypt(document);

        using var answer = await world.SendAsync(destination, sent);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal($"\"{Convert.ToHexStringLower(Uploading.Md5(sent))}\"", answer.Headers.ETag!.Tag);
        var upload = world.Sandbox.Documents.Find(destination.Id)!.Upload!;
        Assert.Empty(upload.Problems);
        Assert.True(upload.Content.Span.SequenceEqual(document));
        Assert.Equal((length, Uploading.Sha256(document)), (upload.ContentLength, upload.ContentSha256));
        Assert.Equal(((length / 16) + 1) * 16, upload.CiphertextLength);
        Assert.Equal(world.Time.GetUtcNow(), upload.ReceivedAt);
        Assert.Equal($"{upload.CiphertextLength} bytes.", upload.ToString());
    }

    [Fact]
    public async Task An_upload_is_recorded_as_an_operation_with_what_was_sent_and_its_id_is_told_as_S3_does()
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();
        var sent = destination.Encrypt(Uploading.Pdf(100));

        using var answer = await world.SendAsync(destination, sent);

        var request = Assert.Single(world.Sandbox.Requests.Of(ServiceApiSandbox.UploadOperation));
        Assert.Equal(destination.Url.PathAndQuery, request.Target);
        Assert.True(request.Body.Span.SequenceEqual(sent));
        Assert.Equal($"PUT {ServiceApiSandbox.UploadOperation} 200", request.ToString());
        Assert.Equal(request.RequestId, Assert.Single(answer.Headers.GetValues("x-amz-request-id")));
        Assert.False(answer.Headers.Contains("x-amzn-RequestId"));
    }

    [Fact]
    public async Task Nothing_is_there_before_the_first_upload_and_each_one_replaces_the_one_before()
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();
        Assert.Equal((null, 0), (destination.Upload, destination.UploadCount));

        var first = await world.UploadAsync(destination, Uploading.Pdf(100));
        var last = Uploading.Pdf(100);
        var second = await world.UploadAsync(destination, last);

        Assert.NotSame(first, second);
        Assert.Equal(2, destination.UploadCount);
        Assert.True(destination.Upload!.Content.Span.SequenceEqual(last));
        Assert.Equal([200, 200], world.Sandbox.Requests.Of(ServiceApiSandbox.UploadOperation).Select(request => request.StatusCode!.Value));
    }

    [Fact]
    public async Task Many_uploads_side_by_side_get_to_their_own_destinations()
    {
        await using var world = await World.StartAsync();
        var documents = new Dictionary<SandboxUploadDestination, byte[]>();
        for (var made = 0; made < 20; made++)
        {
            documents.Add(await world.AnnounceAsync(10_000), Uploading.Pdf(10_000));
        }

        await Task.WhenAll(documents.Select(document => world.UploadAsync(document.Key, document.Value)));

        Assert.All(documents, document => Assert.True(document.Key.Upload!.Content.Span.SequenceEqual(document.Value)));
        Assert.All(documents.Keys, destination => Assert.Equal(1, destination.UploadCount));
    }

    [Fact]
    public async Task Uploads_side_by_side_to_one_destination_are_all_counted()
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync(1000);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.UploadAsync(destination, Uploading.Pdf(1000))));

        Assert.Equal(20, destination.UploadCount);
    }

    [Fact]
    public async Task Uploads_that_are_not_kept_are_checked_all_the_same()
    {
        await using var world = await World.StartAsync(time => new() { TimeProvider = time, KeepUploads = false });
        var document = Uploading.Pdf(100_000);
        var good = await world.AnnounceAsync(100_000);
        var bad = await world.AnnounceAsync(100_000);

        var upload = await world.UploadAsync(good, document);
        await world.UploadAsync(bad, Uploading.Pdf(99_999));

        Assert.Empty(upload.Problems);
        Assert.Equal((100_000, 100_016, Uploading.Sha256(document)), (upload.ContentLength, upload.CiphertextLength, upload.ContentSha256));
        Assert.True(upload.Content.IsEmpty);
        Assert.Single(bad.Upload!.Problems);
        Assert.Equal((99_999, 1), (bad.Upload.ContentLength, bad.UploadCount));
        Assert.All(world.Sandbox.Requests.Of(ServiceApiSandbox.UploadOperation), request => Assert.True(request.Body.IsEmpty));
        Assert.All(world.Sandbox.Requests.Of("createServiceDocumentUploadDestination"), request => Assert.False(request.Body.IsEmpty));
    }
}
