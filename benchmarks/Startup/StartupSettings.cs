using System.Globalization;

namespace ServiceApi.Client.Benchmarks.Startup;

/// <summary>How a run is made.</summary>
/// <param name="Rounds">How often each program is started, in turn with the others.</param>
/// <param name="Executable">What is started: this benchmark as it was built, or as it was published.</param>
internal sealed record StartupSettings(int Rounds, string Executable)
{
    public static StartupSettings Parse(IReadOnlyList<string> arguments)
    {
        var settings = new StartupSettings(31, Environment.ProcessPath!);
        for (var index = 0; index < arguments.Count; index += 2)
        {
            var value = index + 1 < arguments.Count ? arguments[index + 1] : "";
            settings = arguments[index] switch
            {
                "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0 => settings with { Rounds = rounds },
                "--executable" when File.Exists(value) => settings with { Executable = value },
                _ => throw new ArgumentException("The options are --rounds, with a number of at least 1, and --executable, with a published Startup.", nameof(arguments)),
            };
        }

        return settings;
    }
}
