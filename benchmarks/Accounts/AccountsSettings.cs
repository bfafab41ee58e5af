using System.Globalization;

namespace ServiceApi.Client.Benchmarks.Accounts;

/// <summary>How large a run is.</summary>
/// <param name="Accounts">How many accounts there are.</param>
/// <param name="Permits">How many permits each way to take them is measured over, in each round.</param>
/// <param name="Rounds">How often each way is measured, in turn with the others.</param>
internal sealed record AccountsSettings(int Accounts = 10_000, int Permits = 200_000, int Rounds = 15)
{
    public static AccountsSettings Parse(IReadOnlyList<string> arguments)
    {
        var settings = new AccountsSettings();
        for (var index = 0; index < arguments.Count; index += 2)
        {
            var value = index + 1 < arguments.Count && int.TryParse(arguments[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw new ArgumentException($"{arguments[index]} must be followed by a number of at least 1.", nameof(arguments));
            settings = arguments[index] switch
            {
                "--accounts" => settings with { Accounts = value },
                "--permits" => settings with { Permits = value },
                "--rounds" => settings with { Rounds = value },
                _ => throw new ArgumentException($"{arguments[index]} is none of --accounts, --permits, --rounds.", nameof(arguments)),
            };
        }

        return settings;
    }
}
