using System.Diagnostics;
using System.Globalization;
using ServiceApi.Client.Fuzz.Tests.Mutation;
using ServiceApi.Client.Fuzz.Tests.Readers;

namespace ServiceApi.Client.Fuzz.Tests;

/// <summary>Gives every reader its share of mutated inputs. The same seed gives the same inputs.</summary>
internal static class Campaign
{
    /// <summary>Runs all readers and prints a line of each. 0 when no reader has a fault.</summary>
    public static int Run(long inputs, int seed, TextWriter output)
    {
        var start = Stopwatch.GetTimestamp();
        var shares = AllReaders.List.Sum(reader => 1.0 / reader.Cost);
        var faults = 0;
        long total = 0;
        output.WriteLine("| reader | inputs | taken | refused | longest input | most allocated per byte |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var reader in AllReaders.List)
        {
            var tally = Run(reader, (long)Math.Ceiling(inputs / shares / reader.Cost), seed);
            output.WriteLine(tally.ToRow(reader.Name));
            faults += tally.Fault is null ? 0 : 1;
            total += tally.Inputs;
            if (tally.Fault is { } fault)
            {
                output.WriteLine($"FAULT {fault}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total:N0} inputs from seed {seed} in {Stopwatch.GetElapsedTime(start).TotalSeconds:N0} s, {faults} readers with faults"));
        return faults == 0 ? 0 : 1;
    }

    /// <summary>Runs one reader until it has had its inputs, or has shown a fault.</summary>
    public static Tally Run(Reader reader, long inputs, int seed)
    {
        var tally = new Tally();
        foreach (var sample in reader.Corpus.Concat(reader.Corpus))
        {
            reader.Read(sample); // what is made once for all inputs is not counted
        }

        var mutator = new Mutator(reader.Corpus);
        for (long index = 0; index < inputs && tally.Fault is null; index++)
        {
            tally.Add(reader, mutator.Next(new Random(Seeds.Of(seed, reader.Name, index))));
        }

        return tally;
    }
}
