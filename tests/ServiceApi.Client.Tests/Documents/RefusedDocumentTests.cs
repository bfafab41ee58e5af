using ServiceApi.Client.Models;
using ServiceApi.Client.Tests.Documents.Support;

namespace ServiceApi.Client.Tests.Documents;

/// <summary>Documents that cannot be uploaded are refused before anything is sent.</summary>
public sealed class RefusedDocumentTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Uploads _uploads = new();

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await _uploads.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("file", 0)]
    [InlineData("stream", 0)]
    [InlineData("pipe", 0)]
    [InlineData("bytes", 0)]
    [InlineData("file", Samples.MostBytes + 1)]
    [InlineData("stream", Samples.MostBytes + 1)]
    [InlineData("pipe", Samples.MostBytes + 1)]
    [InlineData("bytes", Samples.MostBytes + 1)]
    [InlineData("pipe", 3 * Samples.MostBytes)]
    public async Task Too_little_and_too_much_is_refused(string source, int length)
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => _uploads.UploadAsync(Samples.As(source, Samples.Pdf(length), _folder)));

        Assert.StartsWith($"The document must hold 1 to 5242880 bytes, but is {(length == 0 ? "empty" : "longer than that")}.", exception.Message, StringComparison.Ordinal);
        Assert.Equal("content", exception.ParamName);
        _uploads.AssertNothingSent();
    }

    [Fact]
    public async Task What_is_too_long_once_it_is_encrypted_is_refused_where_that_counts()
    {
        await using var uploads = new Uploads(options => options.Documents.AnnounceEncryptedLength = true);

        await uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(Samples.MostBytes - 1)));
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(Samples.MostBytes))));

        Assert.Contains("ContentLength must be 1 to 5242880 bytes", exception.Message, StringComparison.Ordinal);
        Assert.Single(uploads.Store.Sent);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var path = Path.Combine(_folder.Path, "missing.pdf");

        var exception = await Assert.ThrowsAsync<FileNotFoundException>(() => _uploads.UploadAsync(DocumentContent.FromFile(path)));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        _uploads.AssertNothingSent();
    }

    [Fact]
    public async Task A_folder_is_no_document()
    {
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _uploads.UploadAsync(DocumentContent.FromFile(_folder.Path)));

        _uploads.AssertNothingSent();
    }

    [Fact]
    public async Task A_file_in_use_is_refused()
    {
        var path = _folder.Write("document.pdf", Samples.Pdf(10));
        using var exclusive = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        await Assert.ThrowsAsync<IOException>(() => _uploads.UploadAsync(DocumentContent.FromFile(path)));

        _uploads.AssertNothingSent();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_fails_fails_the_upload_with_its_own_words(bool canSeek)
    {
        using var stream = new FailingStream(Samples.Pdf(100_000), failsAt: 50_000, canSeek);

        var exception = await Assert.ThrowsAsync<IOException>(() => _uploads.UploadAsync(DocumentContent.FromStream(stream)));

        Assert.Equal("The disk is gone.", exception.Message);
        _uploads.AssertNothingSent();
    }

    [Fact]
    public async Task A_stream_that_was_disposed_is_told()
    {
        var stream = new MemoryStream(Samples.Pdf(10));
        var content = DocumentContent.FromStream(stream);
        await stream.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => _uploads.UploadAsync(content));

        _uploads.AssertNothingSent();
    }

    [Fact]
    public async Task An_MD5_that_is_none_is_refused()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => _uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(10)) with { ContentMd5 = "md5" }));

        Assert.StartsWith("content.ContentMd5 must be an MD5 in base64", exception.Message, StringComparison.Ordinal);
        _uploads.AssertNothingSent();
    }

    [Fact]
    public void What_cannot_be_a_document_is_refused_at_once()
    {
        using var writeOnly = new FileStream(Path.Combine(_folder.Path, "new"), FileMode.Create, FileAccess.Write);

        Assert.Throws<ArgumentException>(() => DocumentContent.FromStream(writeOnly));
        Assert.Throws<ArgumentNullException>(() => DocumentContent.FromStream(null!));
        Assert.Throws<ArgumentException>(() => DocumentContent.FromFile(""));
        Assert.Throws<ArgumentNullException>(() => DocumentContent.FromFile(null!));
        Assert.Throws<ArgumentNullException>(() => { _ = _uploads.Documents.UploadAsync(null!); });
    }

    [Fact]
    public void A_document_prints_what_it_is_and_neither_name_nor_content() =>
        Assert.Equal("DocumentContent { ContentType = PDF }", DocumentContent.FromFile("/home/maria/S33D.pdf", DocumentContentType.Pdf).ToString());

    private sealed class FailingStream(byte[] bytes, int failsAt, bool canSeek) : MemoryStream(bytes)
    {
        private int _read;

        public override bool CanSeek => canSeek;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _read += await base.ReadAsync(buffer[..Math.Min(buffer.Length, 1000)], cancellationToken);
            return _read > failsAt ? throw new IOException("The disk is gone.") : Math.Min(buffer.Length, 1000);
        }
    }
}
