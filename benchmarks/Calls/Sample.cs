using System.Globalization;

namespace ServiceApi.Client.Benchmarks.Calls;

/// <summary>What one call took of its process, on the average of a round.</summary>
/// <param name="Microseconds">The processor's time on all threads, in microseconds.</param>
/// <param name="Bytes">The bytes allocated on all threads.</param>
internal readonly record struct Sample(double Microseconds, double Bytes)
{
    public static Sample Parse(string line)
    {
        var parts = line.Split(';');
        return new(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Microseconds:R};{Bytes:R}");
}
