using System.Security.Cryptography;

namespace ServiceApi.Client.Testing.Tests;

/// <summary>What the store cannot see: it takes the upload, the upload says what is wrong with it, and fulfilment refuses it.</summary>
public sealed class UploadProblemTests
{
    private const string Fulfillment = "/service/v1/serviceJobs/j/appointments/a/fulfillment";

    private static readonly Dictionary<string, byte[]> Beginnings = new()
    {
        ["TIFF, little endian"] = [.. "II*\0"u8],
        ["TIFF, big endian"] = [.. "MM\0*"u8],
        ["JPEG"] = [0xFF, 0xD8, 0xFF, 0xE0],
        ["PNG"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        ["GIF of 1987"] = [.. "GIF87a"u8],
        ["GIF of 1989"] = [.. "GIF89a"u8],
        ["PDF"] = [.. "%PDF-1.7"u8],
        ["PDF, later"] = [0xEF, 0xBB, 0xBF, .. new byte[1016], .. "%PDF-"u8],
        ["PDF, too late"] = [0xEF, 0xBB, 0xBF, .. new byte[1017], .. "%PDF-"u8],
        ["PostScript"] = [.. "%!PS-Adobe"u8],
        ["the first half of PNG"] = [0x89, 0x50, 0x4E, 0x47],
        ["a byte of PDF"] = [.. "%"u8],
        ["another byte"] = [.. "x"u8],
    };

    [Theory]
    [InlineData("TIFF", "TIFF, little endian", true)]
    [InlineData("TIFF", "TIFF, big endian", true)]
    [InlineData("JPG", "JPEG", true)]
    [InlineData("JPEG", "JPEG", true)]
    [InlineData("PNG", "PNG", true)]
    [InlineData("GIF", "GIF of 1987", true)]
    [InlineData("GIF", "GIF of 1989", true)]
    [InlineData("PDF", "PDF", true)]
    [InlineData("PDF", "PDF, later", true)]
    [InlineData("PDF", "a byte of PDF", true)]
    [InlineData("PNG", "the first half of PNG", true)]
    [InlineData("PDF", "PDF, too late", false)]
    [InlineData("PDF", "PostScript", false)]
    [InlineData("PDF", "PNG", false)]
    [InlineData("PDF", "another byte", false)]
    [InlineData("TIFF", "PDF", false)]
    [InlineData("JPG", "PNG", false)]
    [InlineData("JPEG", "the first half of PNG", false)]
    [InlineData("PNG", "JPEG", false)]
    [InlineData("GIF", "PDF", false)]
    public async Task The_first_bytes_are_those_of_the_announced_format(string type, string beginning, bool fits)
    {
        await using var world = await World.StartAsync();
        var document = Beginnings[beginning];

        var upload = await world.UploadAsync(await world.AnnounceAsync(document.Length, type), document);

        Assert.Equal(fits ? [] : [$"The document does not begin as {type} does, which was announced."], upload.Problems);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(101)]
    [InlineData(0)]
    public async Task The_length_is_the_announced_one(int length)
    {
        await using var world = await World.StartAsync();

        var upload = await world.UploadAsync(await world.AnnounceAsync(100), Uploading.Pdf(length));

        Assert.Equal($"The document has {length} bytes, and 100 were announced.", Assert.Single(upload.Problems));
        Assert.Equal((length, length), (upload.ContentLength, upload.Content.Length));
    }

    [Fact]
    public async Task The_MD5_is_the_announced_one()
    {
        await using var world = await World.StartAsync();
        var document = Uploading.Pdf(100);
        var destination = await world.AnnounceAsync(md5: Convert.ToBase64String(Uploading.Md5(document)));

        var right = await world.UploadAsync(destination, document);
        var wrong = await world.UploadAsync(destination, Uploading.Pdf(100));

        Assert.Empty(right.Problems);
        Assert.Equal("The MD5 of the document is not the announced one.", Assert.Single(wrong.Problems));
    }

    [Fact]
    public async Task All_problems_are_told_at_once()
    {
        await using var world = await World.StartAsync();

        var upload = await world.UploadAsync(await world.AnnounceAsync(md5: "1B2M2Y8AsgTpgAmY7PhCfg=="), [.. "<html>"u8]);

        Assert.Equal(3, upload.Problems.Count);
        Assert.StartsWith("16 bytes. The document has 6 bytes", upload.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(100)]
    public async Task What_is_no_ciphertext_by_its_length_is_taken_and_told(int length)
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync();

        using var answer = await world.SendAsync(destination, new byte[length]);

        Assert.Equal(200, (int)answer.StatusCode);
        AssertUnreadable(destination, length, $"{length} bytes were sent, and AES-256-CBC with PKCS7 yields a multiple of 16");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(5)]
    public async Task A_wrong_padding_is_taken_and_told(byte last)
    {
        await using var world = await World.StartAsync();
        var destination = await world.AnnounceAsync(31);
        byte[] unpadded = [.. Uploading.Pdf(30), 1, last];

        using var answer = await world.SendAsync(destination, destination.Encrypt(unpadded, PaddingMode.None));

        Assert.Equal(200, (int)answer.StatusCode);
        AssertUnreadable(destination, 32, "cannot be decrypted");
    }

    [Fact]
    public async Task A_document_that_is_sent_as_it_is_or_with_another_key_is_none()
    {
        await using var world = await World.StartAsync();
        var document = Uploading.Pdf(1600);
        var plain = await world.AnnounceAsync(1600);
        var other = await world.AnnounceAsync(1600);

        using var first = await world.SendAsync(plain, document);
        using var second = await world.SendAsync(other, plain.Encrypt(document));

        Assert.All(world.Sandbox.Documents.Destinations, destination => Assert.NotEmpty(destination.Upload!.Problems));
    }

    [Fact]
    public async Task Fulfilment_takes_documents_that_were_uploaded_with_or_without_their_hashes()
    {
        await using var world = await WithAppointmentAsync();
        var document = Uploading.Pdf(100);
        var one = await world.AnnounceAsync();
        var other = await world.AnnounceAsync();
        await world.UploadAsync(one, document);
        await world.UploadAsync(other, document);

        using var answer = await FulfilAsync(world, $$"""{ "uploadDestinationId": "{{one.Id}}", "contentSha256": "{{Uploading.Sha256(document)}}" }, { "uploadDestinationId": "{{other.Id}}" }""");

        Assert.Equal(204, (int)answer.StatusCode);
        Assert.True(HasProof(world));
    }

    [Fact]
    public async Task Fulfilment_refuses_what_was_not_uploaded_until_it_is()
    {
        await using var world = await WithAppointmentAsync();
        var destination = await world.AnnounceAsync();
        var document = $$"""{ "uploadDestinationId": "{{destination.Id}}" }""";

        using var early = await FulfilAsync(world, document);
        Assert.False(HasProof(world));
        await world.UploadAsync(destination, Uploading.Pdf(100));
        using var answer = await FulfilAsync(world, document);

        Assert.Equal($"Nothing has been uploaded to {destination.Id}.", (string?)(await World.BareErrorAsync(early, 422))["message"]);
        Assert.Equal(204, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Fulfilment_refuses_a_document_with_problems_and_names_them_until_it_is_replaced()
    {
        await using var world = await WithAppointmentAsync();
        var destination = await world.AnnounceAsync();
        var document = $$"""{ "uploadDestinationId": "{{destination.Id}}" }""";
        await world.UploadAsync(destination, Uploading.Pdf(99));

        using var refused = await FulfilAsync(world, document);
        Assert.False(HasProof(world));
        await world.UploadAsync(destination, Uploading.Pdf(100));
        using var answer = await FulfilAsync(world, document);

        var error = await World.BareErrorAsync(refused, 422);
        Assert.Equal($"What has been uploaded to {destination.Id} cannot be used. The document has 99 bytes, and 100 were announced.", (string?)error["message"]);
        Assert.Equal("UnprocessableEntity", (string?)error["code"]);
        Assert.Equal(204, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fulfilment_refuses_the_hash_of_anything_but_the_document(bool ofCiphertext)
    {
        await using var world = await WithAppointmentAsync();
        var good = await world.AnnounceAsync();
        var bad = await world.AnnounceAsync();
        var document = Uploading.Pdf(100);
        await world.UploadAsync(good, document);
        await world.UploadAsync(bad, document);
        var hash = Uploading.Sha256(ofCiphertext ? bad.Encrypt(document) : Uploading.Pdf(100));

        using var answer = await FulfilAsync(world, $$"""{ "uploadDestinationId": "{{good.Id}}" }, { "uploadDestinationId": "{{bad.Id}}", "contentSha256": "{{hash}}" }""");

        Assert.Equal($"The contentSha256 of {bad.Id} is not that of the document.", (string?)(await World.BareErrorAsync(answer, 422))["message"]);
        Assert.False(HasProof(world));
    }

    private static void AssertUnreadable(SandboxUploadDestination destination, int length, string problem)
    {
        var upload = destination.Upload!;
        Assert.Contains(problem, Assert.Single(upload.Problems), StringComparison.Ordinal);
        Assert.Equal((length, null, null, 0), (upload.CiphertextLength, upload.ContentLength, upload.ContentSha256, upload.Content.Length));
    }

    private static async Task<World> WithAppointmentAsync()
    {
        var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j", "serviceJobStatus": "NOT_SERVICED", "appointments": [{ "appointmentId": "a", "appointmentStatus": "ACTIVE" }] }""");
        return world;
    }

    private static Task<HttpResponseMessage> FulfilAsync(World world, string documents) =>
        world.PutAsync(Fulfillment, $$"""{ "fulfillmentDocuments": [{{documents}}] }""");

    private static bool HasProof(World world) => world.Sandbox.Jobs.Find("j")!.Json["appointments"]![0]!["poa"] is not null;
}
