using ServiceApi.Client.Tests.Documents.Support;

namespace ServiceApi.Client.Tests.Documents;

/// <summary>A document that is no longer what was measured is not stored in any form that can be used.</summary>
public sealed class ChangedDocumentTests
{
    private const int Length = 100_000;

    private static readonly Dictionary<string, Func<byte[], byte[]>> Changes = new()
    {
        ["a first byte"] = bytes => [(byte)~bytes[0], .. bytes[1..]],
        ["a byte in the middle"] = bytes => [.. bytes[..(Length / 2)], (byte)~bytes[Length / 2], .. bytes[((Length / 2) + 1)..]],
        ["a last byte"] = bytes => [.. bytes[..^1], (byte)~bytes[^1]],
        ["a byte less"] = bytes => bytes[..^1],
        ["half"] = bytes => bytes[..(Length / 2)],
        ["nothing left"] = _ => [],
        ["a byte more"] = bytes => [.. bytes, 1],
        ["as much again"] = bytes => [.. bytes, .. bytes],
    };

    public static TheoryData<string> Ways { get; } = new(Changes.Keys);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_document_that_changes_before_it_is_sent_is_not_sent_to_its_end(string way)
    {
        var bytes = Samples.Pdf(Length);
        await using var uploads = new Uploads();
        using var received = new MemoryStream();
        uploads.Store.Then(async (request, cancellationToken) =>
        {
            await request.Content!.CopyToAsync(received, cancellationToken);
            throw new InvalidOperationException("All of it came.");
        });

        var exception = await Assert.ThrowsAsync<IOException>(() => uploads.UploadAsync(DocumentContent.FromStream(new ChangingStream(bytes, Changes[way](bytes)))));

        Assert.Contains("has changed since the upload began", exception.Message, StringComparison.Ordinal);
        Assert.Empty(uploads.Store.Stored);
        Assert.Equal(((Length / 16) + 1) * 16, Assert.Single(uploads.Store.Sent).Length);
        Assert.True(received.Length < Length);
    }

    [Fact]
    public async Task A_document_that_changes_between_two_tries_is_found_out_as_well()
    {
        var bytes = Samples.Pdf(Length);
        await using var uploads = new Uploads();
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, bytes);
        uploads.Store.Then(async (request, cancellationToken) =>
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            await using var other = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            other.WriteByte((byte)'!');
            return FakeStore.Refusal(System.Net.HttpStatusCode.ServiceUnavailable, "SlowDown");
        });

        await Assert.ThrowsAsync<IOException>(() => uploads.UploadAsync(DocumentContent.FromFile(path, "PDF")));

        Assert.Equal(2, uploads.Store.Sent.Count);
        Assert.Empty(uploads.Store.Stored);
        File.Delete(path);
    }

    [Fact]
    public async Task A_document_is_read_once_to_measure_it_and_once_for_each_try()
    {
        var bytes = Samples.Pdf(Length);
        await using var uploads = new Uploads();
        using var stream = new ChangingStream(bytes, bytes);
        uploads.Store.ThenBreakAfter(50_000).ThenLoseTheAnswer();

        var document = await uploads.UploadAsync(DocumentContent.FromStream(stream));

        Assert.Equal(bytes, uploads.Read(document));
        Assert.Equal(4, stream.Passes);
    }

    [Fact]
    public async Task A_stream_that_fails_while_it_is_sent_fails_the_upload_and_is_not_tried_again()
    {
        var bytes = Samples.Pdf(Length);
        await using var uploads = new Uploads();
        using var stream = new MemoryStream(bytes);
        uploads.Store.Then(async (request, cancellationToken) =>
        {
            await stream.DisposeAsync();
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return new(System.Net.HttpStatusCode.OK);
        });

        await Assert.ThrowsAsync<ObjectDisposedException>(() => uploads.UploadAsync(DocumentContent.FromStream(stream)));

        Assert.Single(uploads.Store.Sent);
    }

    [Fact]
    public async Task Progress_that_throws_ends_the_upload()
    {
        await using var uploads = new Uploads();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(Length)), new Broken()));

        Assert.Equal("The window is gone.", exception.Message);
        Assert.Empty(uploads.Store.Stored);
        Assert.Single(uploads.Store.Sent);
    }

    private sealed class Broken : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => throw new InvalidOperationException("The window is gone.");
    }
}
