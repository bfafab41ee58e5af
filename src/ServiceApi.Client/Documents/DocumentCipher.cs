using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace ServiceApi.Client.Documents;

/// <summary>
/// Reads a document once more and encrypts it on the way, piece by piece. The last piece, without which nothing can be
/// decrypted as a whole, is given out only when the document is still what it was when it was measured.
/// </summary>
internal sealed class DocumentCipher : IDisposable
{
    private const int BlockBytes = 16;

    /// <summary>How much of the document is read at a time: what leaves room for the padding, in whole blocks of the cipher.</summary>
    private const int PieceBytes = PooledBlock.Size - BlockBytes;

    private readonly DocumentReader _reader;
    private readonly MeasuredDocument _document;
    private readonly Aes _aes = Aes.Create(); // AES-256-CBC with PKCS7 unless told otherwise
    private readonly ICryptoTransform _encryptor;
    private readonly IncrementalHash _plainHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly PooledBlock _plain;
    private readonly PooledBlock _encrypted;

    public DocumentCipher(DocumentReader reader, MeasuredDocument document, UploadDestination destination, ArrayPool<byte> pool)
    {
        _reader = reader;
        _document = document;
        _encryptor = _aes.CreateEncryptor(destination.Key, destination.InitializationVector);
        _plain = new(pool);
        _encrypted = new(pool);
    }

    /// <summary>How many bytes of the document were read.</summary>
    public long Position { get; private set; }

    /// <summary>The next piece of the encrypted document, good until the next call; empty at its end.</summary>
    /// <exception cref="IOException">The document has changed, or cannot be read.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))] // once for each piece of a document
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        if (Position == _document.Length)
        {
            return default;
        }

        var expected = (int)Math.Min(PieceBytes, _document.Length - Position);
        var read = await _reader.FillAsync(_plain.Memory[..expected], Position, cancellationToken).ConfigureAwait(false);
        if (read < expected)
        {
            throw Changed();
        }

        _plainHash.AppendData(_plain.Bytes, 0, read);
        Position += read;
        if (Position < _document.Length)
        {
            return _encrypted.Memory[.._encryptor.TransformBlock(_plain.Bytes, 0, read, _encrypted.Bytes, 0)];
        }

        var length = EncryptLast(read);
        if (await _reader.ReadAsync(_plain.Memory[..1], Position, cancellationToken).ConfigureAwait(false) > 0
            || !_plainHash.GetHashAndReset().AsSpan().SequenceEqual(_document.Sha256))
        {
            throw Changed();
        }

        return _encrypted.Memory[..length];
    }

    public void Dispose()
    {
        _encryptor.Dispose();
        _aes.Dispose();
        _plainHash.Dispose();
        _plain.Dispose();
        _encrypted.Dispose();
    }

    private static IOException Changed() => new("The document has changed since the upload began, so that its end was not sent.");

    private int EncryptLast(int read)
    {
        var whole = read - (read % BlockBytes);
        if (whole > 0)
        {
            _encryptor.TransformBlock(_plain.Bytes, 0, whole, _encrypted.Bytes, 0);
        }

        var last = _encryptor.TransformFinalBlock(_plain.Bytes, whole, read - whole);
        last.CopyTo(_encrypted.Bytes, whole);
        return whole + last.Length;
    }
}
