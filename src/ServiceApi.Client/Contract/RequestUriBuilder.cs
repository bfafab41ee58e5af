using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Contract;

/// <summary>
/// Writes a path and query: every value escaped by RFC 3986 and written without regard to the culture, lists as one
/// comma-separated value. Generated code uses it; it is made and used within one method.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RequestUriBuilder
{
    private const char FirstSurrogate = '\uD800';
    private const char LastSurrogate = '\uDFFF';

    private DefaultInterpolatedStringHandler _text;
    private bool _hasQuery;

    /// <summary>Begins a path.</summary>
    /// <param name="literal">The route up to its first placeholder, as the contract has it.</param>
    public RequestUriBuilder(string literal)
    {
        _text = new DefaultInterpolatedStringHandler(128, 0, CultureInfo.InvariantCulture);
        _text.AppendLiteral(literal);
    }

    /// <summary>Goes on with a part of the route between or after placeholders.</summary>
    /// <param name="literal">The part, as the contract has it.</param>
    public void AppendLiteral(string literal) => _text.AppendLiteral(literal);

    /// <summary>Writes a value in the place of a placeholder; whatever it holds, it stays one segment.</summary>
    /// <param name="value">The value.</param>
    /// <param name="parameterName">The parameter that it came in.</param>
    /// <exception cref="ArgumentException">The value is empty, or <c>.</c> or <c>..</c>, which no escaping keeps as a segment; or it is no Unicode.</exception>
    public void AppendSegment(string value, string parameterName)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, parameterName);
        if (value is "." or "..")
        {
            throw new ArgumentException($"{parameterName} must not be '.' or '..': as a part of a path they name another resource.", parameterName);
        }

        AppendEscaped(value, parameterName);
    }

    /// <summary>Writes a value in the place of a placeholder.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="parameterName">The parameter that it came in.</param>
    /// <exception cref="ArgumentException">The value's text is empty, or it is the empty UUID, which names nothing.</exception>
    public void AppendSegment<T>(T value, string parameterName)
        where T : struct, ISpanFormattable
    {
        if (value is Guid id && id == Guid.Empty)
        {
            throw new ArgumentException($"{parameterName} must not be the empty UUID.", parameterName);
        }

        AppendSegment(value.ToString(null, CultureInfo.InvariantCulture), parameterName);
    }

    /// <summary>Adds a pair to the query, or nothing when the value is null.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value is no Unicode: it holds half of a surrogate pair.</exception>
    public void AppendQuery(string name, string? value)
    {
        if (value is not null)
        {
            AppendName(name);
            AppendEscaped(value, name);
        }
    }

    /// <inheritdoc cref="AppendQuery(string, string)"/>
    public void AppendQuery(string name, bool? value)
    {
        if (value is { } given)
        {
            AppendName(name);
            _text.AppendLiteral(given ? "true" : "false");
        }
    }

    /// <summary>Adds a pair to the query, in UTC with milliseconds, or nothing when the value is null.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The instant, with any offset.</param>
    public void AppendQuery(string name, DateTimeOffset? value)
    {
        if (value is { } given)
        {
            AppendName(name);
            Span<char> text = stackalloc char[Iso8601.MostCharacters];
            Iso8601.TryFormatUtc(given, text, out var length);
            AppendEscaped(text[..length], name);
        }
    }

    /// <inheritdoc cref="AppendQuery(string, string)"/>
    /// <typeparam name="T">The value's type.</typeparam>
    public void AppendQuery<T>(string name, T? value)
        where T : struct, ISpanFormattable
    {
        if (value is { } given)
        {
            AppendName(name);
            AppendFormatted(given, name);
        }
    }

    /// <summary>Adds a list to the query as one comma-separated value, or nothing when it is null or empty.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="values">The values.</param>
    public void AppendQuery(string name, IEnumerable<string>? values)
    {
        var isFirst = true;
        foreach (var value in values ?? [])
        {
            AppendSeparator(name, ref isFirst);
            AppendEscaped(value, name);
        }
    }

    /// <inheritdoc cref="AppendQuery(string, IEnumerable{string})"/>
    /// <typeparam name="T">The values' type.</typeparam>
    public void AppendQuery<T>(string name, IEnumerable<T>? values)
        where T : struct, ISpanFormattable
    {
        var isFirst = true;
        foreach (var value in values ?? [])
        {
            AppendSeparator(name, ref isFirst);
            AppendFormatted(value, name);
        }
    }

    /// <summary>Ends the path and gives back what building it took.</summary>
    /// <returns>The path and query.</returns>
    public string ToStringAndClear() => _text.ToStringAndClear();

    private void AppendSeparator(string name, ref bool isFirst)
    {
        if (isFirst)
        {
            AppendName(name);
            isFirst = false;
        }
        else
        {
            _text.AppendLiteral(",");
        }
    }

    private void AppendName(string name)
    {
        _text.AppendLiteral(_hasQuery ? "&" : "?");
        _hasQuery = true;
        _text.AppendLiteral(name);
        _text.AppendLiteral("=");
    }

    private void AppendFormatted<T>(T value, string name)
        where T : struct, ISpanFormattable
    {
        Span<char> text = stackalloc char[64];
        if (value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture))
        {
            AppendEscaped(text[..length], name);
        }
        else
        {
            AppendEscaped(value.ToString(null, CultureInfo.InvariantCulture), name);
        }
    }

    private void AppendEscaped(scoped ReadOnlySpan<char> value, string name)
    {
        if (value.ContainsAnyInRange(FirstSurrogate, LastSurrogate) && !IsUnicode(value))
        {
            throw new ArgumentException($"{name} must not hold half of a surrogate pair, which cannot be sent.", name);
        }

        const int MostBytesOfAChar = 9; // three UTF-8 bytes, three characters each
        const int MostOnStack = 256;
        char[]? rented = null;
        var escaped = value.Length * MostBytesOfAChar <= MostOnStack
            ? stackalloc char[MostOnStack]
            : rented = ArrayPool<char>.Shared.Rent(value.Length * MostBytesOfAChar);
        try
        {
            if (!Uri.TryEscapeDataString(value, escaped, out var length))
            {
                throw new InvalidOperationException("The escaped value did not fit in nine times its length.");
            }

            _text.AppendFormatted(escaped[..length]);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }

    private static bool IsUnicode(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && (++at == text.Length || !char.IsSurrogatePair(text[at - 1], text[at])))
            {
                return false;
            }
        }

        return true;
    }
}
