using System.Globalization;

namespace ServiceApi.Client.Faults.Tests.Campaigns;

/// <summary>How large a campaign is, and which faults it meets.</summary>
/// <param name="Calls">How many calls.</param>
/// <param name="Seed">What the dice start from: the same seed draws the same calls and faults.</param>
/// <param name="AtATime">How many calls are under way at a time.</param>
/// <param name="Speed">How many times as fast as the machine's clock that of client and sandbox is.</param>
internal sealed record CampaignSettings(int Calls, int Seed, int AtATime = 200, int Speed = 20)
{
    public static CampaignSettings Parse(IReadOnlyList<string> arguments)
    {
        var settings = new CampaignSettings(Calls: 10_000, Seed: 1);
        for (var index = 0; index < arguments.Count; index += 2)
        {
            var value = index + 1 < arguments.Count && int.TryParse(arguments[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new ArgumentException($"{arguments[index]} must be followed by a number.", nameof(arguments));
            settings = arguments[index] switch
            {
                "--calls" => settings with { Calls = value },
                "--seed" => settings with { Seed = value },
                "--at-a-time" => settings with { AtATime = value },
                "--speed" => settings with { Speed = value },
                _ => throw new ArgumentException($"{arguments[index]} is none of --calls, --seed, --at-a-time, --speed.", nameof(arguments)),
            };
        }

        return settings;
    }
}
