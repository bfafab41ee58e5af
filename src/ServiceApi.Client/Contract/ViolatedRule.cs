using System.Globalization;
using System.Runtime.CompilerServices;

namespace ServiceApi.Client.Contract;

/// <summary>The words of a rule, which are put together only where the rule is violated.</summary>
[InterpolatedStringHandler]
internal ref struct ViolatedRule
{
    private DefaultInterpolatedStringHandler _words;

    public ViolatedRule(int literalLength, int formattedCount, bool holds, out bool isViolated)
    {
        isViolated = !holds;
        _words = holds ? default : new(literalLength, formattedCount, CultureInfo.InvariantCulture);
    }

    public void AppendLiteral(string text) => _words.AppendLiteral(text);

    public void AppendFormatted<T>(T value) => _words.AppendFormatted(value);

    public string ToStringAndClear() => _words.ToStringAndClear();
}
