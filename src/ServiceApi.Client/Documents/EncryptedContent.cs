using System.Buffers;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;

namespace ServiceApi.Client.Documents;

/// <summary>The encrypted document as the body of one request, with its length and never in chunks. It is encrypted while it is sent.</summary>
internal sealed class EncryptedContent(
    DocumentReader reader, MeasuredDocument document, UploadDestination destination, IProgress<UploadProgress>? progress, bool hashesEncrypted, ArrayPool<byte> pool) : HttpContent
{
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private Task _sending = Task.CompletedTask;
    private bool _hasEnded;

    /// <summary>What went wrong on the caller's side, whatever the transport makes of it.</summary>
    public ExceptionDispatchInfo? Fault { get; private set; }

    /// <summary>Whether all of it was sent.</summary>
    public bool IsSent { get; private set; }

    /// <summary>The hash of what was sent, where it is wanted.</summary>
    public byte[]? Sha256 { get; private set; }

    /// <summary>Stops what the transport may still be sending, so that document, key and buffers are no longer in use afterwards.</summary>
    public async ValueTask EndAsync()
    {
        Task sending;
        lock (_lock)
        {
            _hasEnded = true;
            sending = _sending;
        }

        await _end.CancelAsync().ConfigureAwait(false);
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // Known before it begins, since much of it may be done before the first wait.
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_hasEnded)
            {
                throw new InvalidOperationException("The upload has ended; its document is not read any more.");
            }

            _sending = Task.WhenAll(_sending, done.Task);
        }

        return SendAsync(stream, done, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = document.EncryptedLength;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _end.Dispose();
        base.Dispose(disposing);
    }

    private async Task SendAsync(Stream stream, TaskCompletionSource done, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            done.SetResult();
        }
    }

    private async Task SendAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        using var cipher = new DocumentCipher(reader, document, destination, pool);
        using var hash = hashesEncrypted ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        while (await NextAsync(cipher, either.Token).ConfigureAwait(false) is { IsEmpty: false } piece)
        {
            hash?.AppendData(piece.Span);
            await stream.WriteAsync(piece, either.Token).ConfigureAwait(false);
        }

        Sha256 = hash?.GetHashAndReset();
        IsSent = true;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))] // once for each piece of a document
    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(DocumentCipher cipher, CancellationToken cancellationToken)
    {
        try
        {
            if (cipher.Position > 0)
            {
                progress?.Report(new(cipher.Position, document.Length));
            }

            return await cipher.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Fault = ExceptionDispatchInfo.Capture(exception);
            throw;
        }
    }
}
