using System.Diagnostics;
using System.Text;

namespace ServiceApi.Client.Models;

/// <summary>What a document is encrypted with before it is uploaded. It is a secret: none of it is printed.</summary>
public sealed record EncryptionDetails : ServiceModel
{
    /// <summary>The cipher.</summary>
    public EncryptionStandard? Standard { get; init; }

    /// <summary>The initialization vector, 16 bytes in base64.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? InitializationVector { get; init; }

    /// <summary>The key, 32 bytes in base64.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Key { get; init; }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => false;
}
