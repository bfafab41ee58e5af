using ServiceApi.Client.Tests.Documents.Support;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Tests.Documents;

/// <summary>However an upload ends, and whenever, nothing is left in memory that is not ours any more.</summary>
public sealed class CancellationTests : IAsyncLifetime
{
    private const int Length = 200_000;

    private readonly WatchedPool _pool = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TemporaryFolder _folder = new();
    private readonly Uploads _uploads = new();

    public static TheoryData<string> Kinds { get; } = ["file", "stream", "pipe", "bytes"];

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        _cancellation.Dispose();
        _folder.Dispose();
        await _uploads.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Before_it_began(string source)
    {
        await _cancellation.CancelAsync();

        await AssertCancelledAsync(Samples.As(source, Samples.Pdf(Length), _folder));

        _uploads.AssertNothingSent();
        Assert.Equal(0, _pool.Rented);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_it_is_read_for_the_first_time(bool canSeek)
    {
        using var stream = new SlowStream(canSeek);

        var upload = AssertCancelledAsync(DocumentContent.FromStream(stream, "PDF"));
        await stream.Stuck;
        await _cancellation.CancelAsync();
        await upload;

        _uploads.AssertNothingSent();
        Assert.NotEqual(0, _pool.Rented);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task While_a_destination_is_asked_for(string source)
    {
        _uploads.Client.Service.ThenNeverAnswer();

        var upload = AssertCancelledAsync(Samples.As(source, Samples.Pdf(Length), _folder));
        await Eventually.TrueAsync(() => _uploads.Client.Service.IsHanging);
        await _cancellation.CancelAsync();
        await upload;

        Assert.Empty(_uploads.Store.Sent);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task While_it_is_sent(string source)
    {
        using var stuck = new StuckStream(afterBytes: 100_000);
        _uploads.Store.Then(async (request, cancellationToken) =>
        {
            await request.Content!.CopyToAsync(stuck, cancellationToken);
            throw new InvalidOperationException("It came to its end.");
        });

        var upload = AssertCancelledAsync(Samples.As(source, Samples.Pdf(Length), _folder));
        await stuck.Stuck;
        await _cancellation.CancelAsync();
        await upload;

        Assert.Empty(_uploads.Store.Stored);
    }

    [Fact]
    public async Task A_transport_that_leaves_the_document_behind_is_waited_for_and_then_gets_no_more_of_it()
    {
        await using var uploads = new Uploads();
        using var source = new CancellationTokenSource();
        var (reached, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        HttpContent? kept = null;
        uploads.Store.Then((request, token) =>
        {
            kept = request.Content;
            _ = Task.Run(() => kept!.CopyToAsync(Stream.Null), CancellationToken.None);
            return Task.Delay(Timeout.InfiniteTimeSpan, token).ContinueWith<HttpResponseMessage>(_ => throw new OperationCanceledException(token), TaskScheduler.Default);
        });
        var stream = new BlockingStream(Samples.Pdf(100_000), reached, release);

        var upload = uploads.Documents.UploadAsync(DocumentContent.FromStream(stream), cancellationToken: source.Token);
        await reached.Task;
        await source.CancelAsync();
        Assert.False(upload.IsCompleted);
        release.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload);
        Assert.Equal(0, stream.Position);
        await Assert.ThrowsAnyAsync<Exception>(() => kept!.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task While_a_transport_that_has_given_up_is_still_sending()
    {
        using var stuck = new StuckStream(afterBytes: 100_000);
        Task? sending = null;
        _uploads.Store.Then(async (request, cancellationToken) =>
        {
            sending = request.Content!.CopyToAsync(stuck, CancellationToken.None);
            await stuck.Stuck;
            await _cancellation.CancelAsync();
            throw new OperationCanceledException(cancellationToken);
        });

        await AssertCancelledAsync(DocumentContent.FromBytes(Samples.Pdf(Length)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending!);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task While_the_store_does_not_answer(string source)
    {
        _uploads.Store.ThenNeverAnswer();

        var upload = AssertCancelledAsync(Samples.As(source, Samples.Pdf(Length), _folder));
        await Eventually.TrueAsync(() => _uploads.Store.IsHanging);
        await _cancellation.CancelAsync();
        await upload;

        Assert.Empty(_uploads.Store.Stored);
    }

    [Fact]
    public async Task While_it_waits_to_be_sent_again()
    {
        _uploads.Store.Then(System.Net.HttpStatusCode.ServiceUnavailable);

        var upload = AssertCancelledAsync(DocumentContent.FromBytes(Samples.Pdf(Length)));
        await Eventually.TrueAsync(() => _uploads.Client.Time.NextWait is not null);
        await _cancellation.CancelAsync();
        await upload;

        Assert.Single(_uploads.Store.Sent);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task When_it_succeeds_everything_is_given_back_as_well(string source)
    {
        _uploads.Store.ThenBreakAfter(Length / 2).Then(System.Net.HttpStatusCode.Forbidden);
        using var uploader = _uploads.On(_pool);

        await _uploads.RunAsync(uploader.UploadAsync(Samples.As(source, Samples.Pdf(Length), _folder), null, null, CancellationToken.None));

        _pool.AssertAllBackAndCleared();
        Assert.NotEqual(0, _pool.Rented);
    }

    [Theory]
    [InlineData("pipe", Samples.MostBytes + 1)]
    [InlineData("file", Samples.MostBytes + 1)]
    [InlineData("pipe", 0)]
    public async Task When_it_is_refused_everything_is_given_back_as_well(string source, int length)
    {
        using var uploader = _uploads.On(_pool);

        await Assert.ThrowsAsync<ArgumentException>(() => uploader.UploadAsync(Samples.As(source, Samples.Pdf(length), _folder), null, null, CancellationToken.None));

        _pool.AssertAllBackAndCleared();
        Assert.NotEqual(0, _pool.Rented);
    }

    [Fact]
    public async Task When_it_has_changed_everything_is_given_back_as_well()
    {
        using var uploader = _uploads.On(_pool);
        using var changing = new ChangingStream(Samples.Pdf(Length), Samples.Pdf(Length));

        await Assert.ThrowsAsync<IOException>(() => uploader.UploadAsync(DocumentContent.FromStream(changing), null, null, CancellationToken.None));

        _pool.AssertAllBackAndCleared();
    }

    private async Task AssertCancelledAsync(DocumentContent content)
    {
        using var uploader = _uploads.On(_pool);

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => uploader.UploadAsync(content, null, null, _cancellation.Token));

        Assert.Equal(_cancellation.Token, exception.CancellationToken);
        _pool.AssertAllBackAndCleared();
    }

    /// <summary>Gives a little, and then nothing until somebody gives up.</summary>
    private sealed class SlowStream(bool canSeek) : MemoryStream(Samples.Pdf(CancellationTests.Length))
    {
        private readonly TaskCompletionSource _stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Stuck => _stuck.Task;

        public override bool CanSeek => canSeek;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (base.Position < CancellationTests.Length / 2)
            {
                return await base.ReadAsync(buffer[..Math.Min(buffer.Length, 50_000)], cancellationToken);
            }

            _stuck.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }

    /// <summary>Takes a little, and then nothing until somebody gives up.</summary>
    private sealed class StuckStream(int afterBytes) : MemoryStream
    {
        private readonly TaskCompletionSource _stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Stuck => _stuck.Task;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position + buffer.Length > afterBytes)
            {
                _stuck.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            await base.WriteAsync(buffer, cancellationToken);
        }
    }

    /// <summary>Blocks its thread when it is read for the second time from its start.</summary>
    private sealed class BlockingStream(byte[] bytes, TaskCompletionSource reached, TaskCompletionSource release) : MemoryStream(bytes)
    {
        private int _passes;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == 0 && ++_passes == 2)
            {
                reached.SetResult();
                release.Task.GetAwaiter().GetResult();
            }

            return base.ReadAsync(buffer, CancellationToken.None);
        }
    }
}
