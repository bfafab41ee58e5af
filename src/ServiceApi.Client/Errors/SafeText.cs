using System.Buffers;

namespace ServiceApi.Client.Errors;

/// <summary>What of the service's answer may stand in a message or a log: short identifiers, never sentences.</summary>
internal static class SafeText
{
    private const int MostCharacters = 100;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:=+/");

    /// <summary>The identifier, or null when it is none.</summary>
    public static string? Identifier(string? text) =>
        text is { Length: > 0 and <= MostCharacters } && !text.AsSpan().ContainsAnyExcept(Allowed) ? text : null;

    /// <summary>What the network said; null where that quotes a part of the answer which is no HTTP.</summary>
    public static Exception? Cause(Exception? exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }
            ? null
            : exception;
}
