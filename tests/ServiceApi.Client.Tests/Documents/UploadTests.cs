using ServiceApi.Client.Models;
using ServiceApi.Client.Tests.Documents.Support;

namespace ServiceApi.Client.Tests.Documents;

public sealed class UploadTests : IDisposable
{
    private const int Piece = (32 * 1024) - 16;
    private static readonly int[] Lengths = [1, 15, 16, 17, Piece - 1, Piece, Piece + 1, Piece + 16, (2 * Piece) + 5, Samples.MostBytes - 1, Samples.MostBytes];
    private static readonly string[] SourceKinds = ["file", "stream", "pipe", "bytes"];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, int> Sources { get; } = [.. SourceKinds.SelectMany(kind => Lengths.Select(length => (kind, length)))];

    public static TheoryData<string> Kinds { get; } = [.. SourceKinds];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task What_is_stored_is_the_document_byte_for_byte(string source, int length)
    {
        var bytes = Samples.Pdf(length);
        await using var uploads = new Uploads();

        var document = await uploads.UploadAsync(Samples.As(source, bytes, _folder));

        Assert.Equal(bytes, uploads.Read(document));
        Assert.Equal(new FulfillmentDocument { UploadDestinationId = "d-1", ContentSha256 = Samples.Sha256(bytes) }, document);
        Assert.Equal($$"""{"contentType":"PDF","contentLength":{{length}}}""", Assert.Single(uploads.Destinations).AskedFor.GetRawText());
        Assert.Equal(((length / 16) + 1) * 16, Assert.Single(uploads.Store.Sent).Length);
    }

    [Fact]
    public async Task The_request_to_the_store_is_what_was_signed_and_nothing_of_the_account()
    {
        await using var uploads = new Uploads();
        uploads.Spoil = payload => payload["headers"] = System.Text.Json.Nodes.JsonNode.Parse("""
            {"content-type":"image/x-signed","x-amz-meta-number":7,"x-amz-meta-flag":true,"x-amz-meta-list":["a","b"],"x-amz-meta-none":null,"content-language":"en","Content-Length":"20","host":"elsewhere.example","Transfer-Encoding":"chunked"}
            """);

        await uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(100)));

        var sent = Assert.Single(uploads.Store.Sent);
        Assert.Equal((HttpMethod.Put, uploads.Destinations[0].Url), (sent.Method, sent.Address.OriginalString));
        Assert.Equal("/%2Fdocuments/d-1", sent.Address.AbsolutePath);
        Assert.Equal(
            [
                ("Content-Language", "en"), ("Content-Length", "112"), ("Content-Type", "image/x-signed"), ("Expect", "100-continue"),
                ("x-amz-meta-flag", "true"), ("x-amz-meta-list", "a, b"), ("x-amz-meta-number", "7"),
            ],
            sent.Headers.Append(KeyValuePair.Create("Content-Length", $"{sent.Length}")).OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase).Select(header => (header.Key, header.Value)));
        Assert.All(uploads.Client.Service.Requests, request => Assert.Equal("token-1", request.Token));
    }

    [Theory]
    [InlineData(DocumentContentType.Tiff, "image/tiff")]
    [InlineData(DocumentContentType.Jpg, "image/jpg")]
    [InlineData(DocumentContentType.Png, "image/png")]
    [InlineData(DocumentContentType.Jpeg, "image/jpeg")]
    [InlineData(DocumentContentType.Gif, "image/gif")]
    [InlineData(DocumentContentType.Pdf, "application/pdf")]
    public async Task Each_format_has_its_media_type(string contentType, string mediaType)
    {
        await using var uploads = new Uploads();

        await uploads.UploadAsync(DocumentContent.FromBytes(FormatTests.Beginning(contentType), contentType));

        Assert.Equal(mediaType, Assert.Single(uploads.Store.Sent).Headers["Content-Type"]);
        Assert.Equal(contentType, Assert.Single(uploads.Destinations).AskedFor.GetProperty("contentType").GetString());
    }

    [Fact]
    public async Task A_format_that_this_client_does_not_know_goes_where_the_service_signs_for_it()
    {
        await using var uploads = new Uploads { Spoil = payload => payload["headers"]!["Content-Type"] = "image/heic" };
        byte[] bytes = [0, 0, 0, 24, .. "ftypheic"u8];

        var document = await uploads.UploadAsync(DocumentContent.FromBytes(bytes, "HEIC"));

        Assert.Equal(bytes, uploads.Read(document));
        Assert.Equal("image/heic", Assert.Single(uploads.Store.Sent).Headers["Content-Type"]);
    }

    [Fact]
    public async Task Documents_go_into_the_fulfilment_as_they_are()
    {
        await using var uploads = new Uploads();
        var documents = await Task.WhenAll(
            uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(10))),
            uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(20))));

        await uploads.Client.Client.Appointments.SetFulfillmentAsync("job", "appointment", new() { FulfillmentDocuments = documents });

        Assert.Equal(
            $$"""{"fulfillmentDocuments":[{{string.Join(',', documents.Select(document => $$"""{"uploadDestinationId":"{{document.UploadDestinationId}}","contentSha256":"{{document.ContentSha256}}"}"""))}}]}""",
            uploads.Client.Service.Requests[^1].Body!.Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_readings_of_the_reference_can_be_changed()
    {
        await using var uploads = new Uploads(options => (options.Documents.AnnounceEncryptedLength, options.Documents.HashEncryptedContent) = (true, true));

        var document = await uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(100)));

        Assert.Equal(112, Assert.Single(uploads.Destinations).AskedFor.GetProperty("contentLength").GetInt32());
        Assert.Equal(Samples.Sha256(Assert.Single(uploads.Store.Stored).Value), document.ContentSha256);
    }

    [Fact]
    public async Task An_MD5_of_the_callers_own_is_passed_on()
    {
        await using var uploads = new Uploads();

        await uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(100)) with { ContentMd5 = "1B2M2Y8AsgTpgAmY7PhCfg==" });

        Assert.Equal("1B2M2Y8AsgTpgAmY7PhCfg==", Assert.Single(uploads.Destinations).AskedFor.GetProperty("contentMD5").GetString());
    }

    [Fact]
    public async Task A_stream_is_the_callers_and_is_uploaded_from_where_it_stands()
    {
        await using var uploads = new Uploads();
        var bytes = Samples.Pdf(50_000);
        using var seekable = new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 };
        await using var pipe = new PipeStream(bytes);

        var first = await uploads.UploadAsync(DocumentContent.FromStream(seekable));
        Assert.Equal(3, seekable.Position);
        var second = await uploads.UploadAsync(DocumentContent.FromStream(seekable));
        var third = await uploads.UploadAsync(DocumentContent.FromStream(pipe));

        Assert.All([first, second, third], document => Assert.Equal(bytes, uploads.Read(document)));
        Assert.True(seekable.CanRead);
        Assert.False(pipe.IsDisposed);
    }

    [Fact]
    public async Task A_file_is_free_again_after_its_upload()
    {
        await using var uploads = new Uploads();
        var path = _folder.Write("photo.pdf", Samples.Pdf(100));

        await uploads.UploadAsync(DocumentContent.FromFile(path));

        using var exclusive = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(exclusive.CanWrite);
    }

    [Fact]
    public async Task A_file_that_can_be_read_only_once_is_uploaded_all_the_same()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Named pipes in the file system are Unix'.");
        await using var uploads = new Uploads();
        var bytes = Samples.Pdf(100_000);
        var path = Path.Combine(_folder.Path, "pipe.pdf");
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [path]))
        {
            await mkfifo.WaitForExitAsync();
        }

        var writing = Task.Run(() => File.WriteAllBytesAsync(path, bytes));
        var document = await Task.Run(() => uploads.UploadAsync(DocumentContent.FromFile(path)));
        await writing;

        Assert.Equal(bytes, uploads.Read(document));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Progress_goes_up_to_the_whole_document(string source)
    {
        await using var uploads = new Uploads();
        var told = new List<UploadProgress>();

        await uploads.UploadAsync(Samples.As(source, Samples.Pdf(100_000), _folder), new Told(told.Add));

        Assert.Equal([Piece, 2 * Piece, 3 * Piece, 100_000], told.Select(progress => progress.BytesSent));
        Assert.All(told, progress => Assert.Equal(100_000, progress.TotalBytes));
    }

    [Fact]
    public async Task Each_answer_is_told_to_whoever_asks()
    {
        await using var uploads = new Uploads();
        var told = new List<ResponseMetadata>();

        await uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(10)), options: new() { OnResponse = told.Add });

        Assert.Equal(
            [("createServiceDocumentUploadDestination", "request-d-1", 1), ("uploadDocument", null, 1)],
            told.Select(answer => (answer.Operation.Id, answer.RequestId, answer.Attempts)));
    }

    private sealed class Told(Action<UploadProgress> tell) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => tell(value);
    }
}
