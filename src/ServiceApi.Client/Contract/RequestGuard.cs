using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ServiceApi.Client.Contract;

/// <summary>Checks arguments against the contract's limits before anything is sent. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequestGuard
{
    /// <summary>Refuses a text that is shorter or longer than the contract allows.</summary>
    /// <param name="value">The text.</param>
    /// <param name="minimum">The fewest characters.</param>
    /// <param name="maximum">The most characters.</param>
    /// <param name="parameterName">The parameter that it came in.</param>
    /// <exception cref="ArgumentException">The text is null or its length is outside the limits.</exception>
    public static void Length([NotNull] string? value, int minimum, int maximum, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(value, parameterName);
        if (value.Length < minimum || value.Length > maximum)
        {
            throw new ArgumentException($"{parameterName} must have {minimum} to {maximum} characters, but has {value.Length}.", parameterName);
        }
    }

    /// <summary>Refuses a text that has not the form that the contract wants.</summary>
    /// <param name="value">The text.</param>
    /// <param name="pattern">A regular expression that the whole text must match.</param>
    /// <param name="parameterName">The parameter that it came in.</param>
    /// <exception cref="ArgumentException">The text is null or does not match.</exception>
    public static void Pattern([NotNull] string? value, [StringSyntax(StringSyntaxAttribute.Regex)] string pattern, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(value, parameterName);
        foreach (var match in Regex.EnumerateMatches(value, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking))
        {
            if (match.Length == value.Length)
            {
                return;
            }
        }

        throw new ArgumentException($"{parameterName} must match {pattern}.", parameterName);
    }

    /// <summary>Refuses null and whatever the value itself finds outside the contract's limits.</summary>
    /// <param name="value">The query or body.</param>
    /// <param name="parameterName">The parameter that it came in.</param>
    /// <exception cref="ArgumentException">The value is null or not valid; the message says what is allowed.</exception>
    public static void Valid([NotNull] IValidatable? value, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(value, parameterName);
        value.Validate(parameterName);
    }
}
