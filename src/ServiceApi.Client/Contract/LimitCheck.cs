using System.Runtime.CompilerServices;
using System.Text;

namespace ServiceApi.Client.Contract;

/// <summary>
/// Collects what of a query or body is outside the contract's limits, so that one exception names all of it. Messages say
/// which member and what is allowed, never the value, which could be personal.
/// </summary>
internal sealed class LimitCheck(string parameterName)
{
    private StringBuilder? _violations;

    public void That(bool holds, string member, string rule)
    {
        if (!holds)
        {
            Add("", member, rule);
        }
    }

    public void That(bool holds, string member, [InterpolatedStringHandlerArgument(nameof(holds))] ref ViolatedRule rule)
    {
        if (!holds)
        {
            Add("", member, rule.ToStringAndClear());
        }
    }

    public void Given(object? value, string member) => That(value is not null, member, "be given");

    /// <summary>Checks that an open enum, where it is given, says something; which values there are is the service's to decide.</summary>
    public void Value<T>(T? value, string member)
        where T : struct, IOpenEnum<T> => That(value is not { Value: "" }, member, TextRule.Given.Words);

    public void Values<T>(IReadOnlyList<T>? values, string member)
        where T : struct, IOpenEnum<T> => EachOf(values, member, value => value is not { Value: "" }, TextRule.Given.Words);

    public void Text(string? value, string member, TextRule rule) => That(rule.Allows(value), member, rule.Words);

    public void Count<T>(IReadOnlyList<T>? values, string member, int most) =>
        That(values is null or { Count: > 0 } && !(values?.Count > most), member, $"hold 1 to {most} values");

    /// <summary>Checks an optional list and each text in it.</summary>
    public void Texts(IReadOnlyList<string>? values, string member, int most, TextRule rule)
    {
        Count(values, member, most);
        if (values is not null)
        {
            EachOf(values, member, rule.Allows, rule.Words);
        }
    }

    public void EachOf<T>(IReadOnlyList<T>? values, string member, Predicate<T> allows, string rule)
    {
        for (var index = 0; index < values?.Count; index++)
        {
            if (!allows(values[index]))
            {
                Add("each of ", member, rule);
                return;
            }
        }
    }

    /// <summary>Checks a value that is part of another one, and must be given.</summary>
    public void Part(IHasLimits? part, string member)
    {
        Given(part, member);
        part?.Check(this, member);
    }

    /// <summary>Checks the parts of a list, none of which may be null.</summary>
    public void Parts(IReadOnlyList<IHasLimits>? parts, string member)
    {
        for (var index = 0; index < parts?.Count; index++)
        {
            Part(parts[index], $"{member}[{index}]");
        }
    }

    public void ThrowIfAny()
    {
        if (_violations is not null)
        {
            throw new ArgumentException(_violations.ToString(), parameterName);
        }
    }

    private void Add(string quantity, string member, string rule)
    {
        _violations = _violations is null ? new StringBuilder() : _violations.Append(' ');
        _violations.Append(quantity).Append(parameterName).Append('.').Append(member).Append(" must ").Append(rule).Append('.');
    }
}
