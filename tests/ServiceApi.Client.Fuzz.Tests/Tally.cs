using System.Globalization;
using ServiceApi.Client.Fuzz.Tests.Readers;

namespace ServiceApi.Client.Fuzz.Tests;

/// <summary>What has come of a reader's inputs.</summary>
internal sealed class Tally
{
    /// <summary>What reading takes whatever the input is: a call through the pipeline, an exception, a container.</summary>
    private const int BytesOfACall = 256 * 1024;

    /// <summary>The most that each byte of the input may cost on top of it.</summary>
    private const int MostBytesPerByte = 512;

    public long Inputs { get; private set; }

    public long Taken { get; private set; }

    public int Longest { get; private set; }

    public double MostPerByte { get; private set; }

    /// <summary>The first input that showed a fault, and the fault; null while there is none.</summary>
    public string? Fault { get; private set; }

    public void Add(Reader reader, byte[] input)
    {
        Inputs++;
        Longest = Math.Max(Longest, input.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Taken += reader.Read(input) ? 1 : 0;
        }
        catch (Exception exception)
        {
            Fault = $"{reader.Name}, input {Convert.ToBase64String(input)}: {exception}";
            return;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        MostPerByte = Math.Max(MostPerByte, input.Length < 1024 ? 0 : (double)allocated / input.Length);
        if (allocated > BytesOfACall + ((long)MostBytesPerByte * input.Length))
        {
            Fault = $"{reader.Name}, input {Convert.ToBase64String(input)}: {allocated} bytes were allocated for {input.Length}";
        }
    }

    public string ToRow(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {Inputs:N0} | {Taken:N0} | {Inputs - Taken:N0} | {Longest:N0} | {MostPerByte:N0} |");
}
