using System.Globalization;

namespace ServiceApi.Client.Benchmarks.Calls;

/// <summary>How large a run is.</summary>
/// <param name="Rounds">How many rounds are compared; in each one, every contender does every work.</param>
/// <param name="Calls">How many calls a contender makes of each work in a round.</param>
/// <param name="WarmUp">How many calls each makes of each work before, for the compiler to be done.</param>
internal sealed record CallsSettings(int Rounds = 100, int Calls = 200, int WarmUp = 5_000)
{
    public static CallsSettings Parse(IReadOnlyList<string> arguments)
    {
        var settings = new CallsSettings();
        for (var index = 0; index < arguments.Count; index += 2)
        {
            var value = index + 1 < arguments.Count && int.TryParse(arguments[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw new ArgumentException($"{arguments[index]} must be followed by a number above 0.", nameof(arguments));
            settings = arguments[index] switch
            {
                "--rounds" => settings with { Rounds = value },
                "--calls" => settings with { Calls = value },
                "--warm-up" => settings with { WarmUp = value },
                _ => throw new ArgumentException($"{arguments[index]} is none of --rounds, --calls, --warm-up.", nameof(arguments)),
            };
        }

        return settings;
    }
}
