using System.Diagnostics;
using System.Globalization;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Resilience;

namespace ServiceApi.Client.Providers;

/// <summary>
/// Collects what is wrong with options, so that one message names all of it. Rules are told and values are not, since some
/// are secrets.
/// </summary>
[DebuggerDisplay("{Violations.Count} violations")]
public sealed class OptionsCheck
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    private readonly List<string> _violations = [];

    /// <summary>What was found wrong, each as the member and its rule.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>Checks a rule.</summary>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="member">The member that it is about.</param>
    /// <param name="rule">The rule, as in "must be given".</param>
    public void That(bool holds, string member, string rule)
    {
        if (!holds)
        {
            _violations.Add($"{member} {rule}");
        }
    }

    /// <summary>Checks that a text is given and more than white space.</summary>
    /// <param name="text">The text.</param>
    /// <param name="member">The member that holds it.</param>
    /// <param name="unless">The case in which it may be left out, as in "unless there is a key"; empty for none.</param>
    public void Given(string? text, string member, string unless = "") =>
        That(!string.IsNullOrWhiteSpace(text), member, $"is required {unless}".TrimEnd());

    /// <summary>Checks that secrets may be sent to an address: over https, or to this machine.</summary>
    /// <param name="address">The address.</param>
    /// <param name="member">The member that holds it.</param>
    public void Address(Uri? address, string member) =>
        That(address is not null && ServiceEndpoints.IsSafe(address), member, "must be an https address, or http on a loopback address");

    /// <summary>Checks that a duration is more than zero and no longer than is sensible.</summary>
    /// <param name="value">The duration.</param>
    /// <param name="most">The longest.</param>
    /// <param name="member">The member that holds it.</param>
    public void Duration(TimeSpan value, TimeSpan most, string member) =>
        That(value > TimeSpan.Zero && value <= most, member, $"must be more than 0 and at most {InWords(most)}");

    /// <summary>Checks how something is retried.</summary>
    /// <param name="retry">The options of its retries.</param>
    /// <param name="member">The member that holds them.</param>
    public void Retry(RetryOptions retry, string member)
    {
        ArgumentNullException.ThrowIfNull(retry);
        That(retry.MaxRetries is >= 0 and <= 20, $"{member}.MaxRetries", "must be from 0 to 20");
        Duration(retry.MaxDelay, LongestDelay, $"{member}.MaxDelay");
        That(retry.BaseDelay > TimeSpan.Zero && retry.BaseDelay <= retry.MaxDelay, $"{member}.BaseDelay", $"must be more than 0 and at most {member}.MaxDelay");
    }

    private static string InWords(TimeSpan duration)
    {
        var (count, unit) = duration switch
        {
            { TotalDays: var days } when double.IsInteger(days) => (days, "day"),
            { TotalHours: var hours } when double.IsInteger(hours) => (hours, "hour"),
            { TotalMinutes: var minutes } when double.IsInteger(minutes) => (minutes, "minute"),
            _ => (duration.TotalSeconds, "second"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count.Equals(1.0) ? "" : "s")}");
    }
}
