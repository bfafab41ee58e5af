using System.Globalization;

namespace ServiceApi.Client.Benchmarks.Startup;

/// <summary>What a program took until it had its first answer.</summary>
/// <param name="Milliseconds">From its start to the answer, as the process sees it that started it.</param>
/// <param name="Own">From its first line to the answer.</param>
/// <param name="Compiled">How many methods were compiled by then.</param>
/// <param name="Compiling">How long that took, in milliseconds, on all threads.</param>
internal sealed record StartupResult(double Milliseconds, double Own, double Compiled, double Compiling)
{
    public static string Header =>
        """
        | program | start to answer | first line to answer | methods compiled | compiling |
        |---|---|---|---|---|
        """;

    public static StartupResult Median(IReadOnlyList<StartupResult> results)
    {
        return new(Of(one => one.Milliseconds), Of(one => one.Own), Of(one => one.Compiled), Of(one => one.Compiling));

        double Of(Func<StartupResult, double> figure) => results.Select(figure).Order().ElementAt(results.Count / 2);
    }

    public static StartupResult Parse(string line, double milliseconds)
    {
        var figures = line.Split(';').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return new(milliseconds, figures[0], figures[1], figures[2]);
    }

    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Own};{Compiled};{Compiling}");

    public string ToRow(string program) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {program} | {Milliseconds:F0} ms | {Own:F0} ms | {Compiled:F0} | {Compiling:F0} ms |");
}
