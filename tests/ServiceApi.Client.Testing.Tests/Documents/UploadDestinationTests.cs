namespace ServiceApi.Client.Testing.Tests;

public sealed class UploadDestinationTests
{
    private const string Target = "/service/v1/documents";

    [Theory]
    [InlineData("TIFF", "image/tiff")]
    [InlineData("JPG", "image/jpg")]
    [InlineData("PNG", "image/png")]
    [InlineData("JPEG", "image/jpeg")]
    [InlineData("GIF", "image/gif")]
    [InlineData("PDF", "application/pdf")]
    public async Task A_destination_has_an_id_a_url_a_key_and_headers(string type, string mediaType)
    {
        await using var world = await World.StartAsync();

        using var answer = await world.PostAsync(Target, $$"""{ "contentType": "{{type}}", "contentLength": 100 }""");

        var payload = (await World.OkAsync(answer))["payload"]!;
        var kept = Assert.Single(world.Sandbox.Documents.Destinations);
        Assert.Equal(kept.Id, (string)payload["uploadDestinationId"]!);
        Assert.Equal(kept.Url.AbsoluteUri, (string)payload["url"]!);
        Assert.StartsWith($"{world.Sandbox.Endpoint.AbsoluteUri}%2F", kept.Url.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("X-Amz-Expires=300", kept.Url.Query, StringComparison.Ordinal);
        Assert.Equal("AES", (string)payload["encryptionDetails"]!["standard"]!);
        Assert.Equal(kept.Key.ToArray(), Convert.FromBase64String((string)payload["encryptionDetails"]!["key"]!));
        Assert.Equal(kept.InitializationVector.ToArray(), Convert.FromBase64String((string)payload["encryptionDetails"]!["initializationVector"]!));
        Assert.Equal((32, 16), (kept.Key.Length, kept.InitializationVector.Length));
        Assert.Equal(mediaType, (string)payload["headers"]!["Content-Type"]!);
        Assert.Equal((type, 100, null, world.Time.GetUtcNow()), (kept.ContentType, kept.ContentLength, kept.ContentMd5, kept.CreatedAt));
    }

    [Fact]
    public async Task Two_destinations_share_nothing_and_are_found_by_their_ids()
    {
        await using var world = await World.StartAsync();
        using var one = await world.PostAsync(Target, """{ "contentType": "PDF", "contentLength": 1 }""");
        using var other = await world.PostAsync(Target, """{ "contentType": "PDF", "contentLength": 1 }""");

        var destinations = world.Sandbox.Documents.Destinations;

        Assert.NotEqual(destinations[0].Id, destinations[1].Id);
        Assert.NotEqual(destinations[0].Url, destinations[1].Url);
        Assert.False(destinations[0].Key.Span.SequenceEqual(destinations[1].Key.Span));
        Assert.Same(destinations[1], world.Sandbox.Documents.Find(destinations[1].Id));
        Assert.Null(world.Sandbox.Documents.Find("nobody"));
        Assert.Equal($"{destinations[0].Id} PDF", destinations[0].ToString());
    }

    [Theory]
    [InlineData("""{ "contentType": "PDF", "contentLength": 1 }""", 200)]
    [InlineData("""{ "contentType": "PDF", "contentLength": 5242880 }""", 200)]
    [InlineData("""{ "contentType": "PDF", "contentLength": 5.0 }""", 200)]
    [InlineData("""{ "contentType": "PDF", "contentLength": 1, "contentMD5": "1B2M2Y8AsgTpgAmY7PhC/+==" }""", 200)]
    [InlineData("""{ "contentType": "PDF", "contentLength": 1, "contentMD5": "\\B2M2Y8AsgTpgAmY7PhCfg==" }""", 200)]
    [InlineData("""{ "contentType": "PDF", "contentLength": 0 }""", 400)]
    [InlineData("""{ "contentType": "PDF", "contentLength": 5242881 }""", 400)]
    [InlineData("""{ "contentType": "PDF", "contentLength": 5.5 }""", 400)]
    [InlineData("""{ "contentType": "PDF", "contentLength": "5" }""", 400)]
    [InlineData("""{ "contentType": "PDF" }""", 400)]
    [InlineData("""{ "contentLength": 1 }""", 400)]
    [InlineData("""{ "contentType": "pdf", "contentLength": 1 }""", 400)]
    [InlineData("""{ "contentType": "BMP", "contentLength": 1 }""", 400)]
    [InlineData("""{ "contentType": "PDF", "contentLength": 1, "contentMD5": "1B2M2Y8AsgTpgAmY7PhCfg=" }""", 400)]
    [InlineData("""{ "contentType": "PDF", "contentLength": 1, "contentMD5": "1B2M2Y8AsgTpgAmY7PhCf-==" }""", 400)]
    [InlineData("""{ "contentType": "PDF", "contentLength": 1, "contentMD5": "1B2M2Y8AsgTpgAmY7PhCfg==\n" }""", 400)]
    [InlineData("""{ "contentType": "PDF", "contentLength": 1, "contentMD5": 5 }""", 400)]
    public async Task Type_length_and_hash_are_checked(string body, int status)
    {
        await using var world = await World.StartAsync();

        using var answer = await world.PostAsync(Target, body);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? 1 : 0, world.Sandbox.Documents.Destinations.Count);
    }
}
