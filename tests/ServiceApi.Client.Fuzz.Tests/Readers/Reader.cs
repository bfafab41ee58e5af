using System.Text;

namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>Something that reads what others wrote.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Corpus">Inputs that it must take.</param>
/// <param name="Read">
/// Reads an input. True when it was taken, false when it was refused in a way that is documented; whatever else is thrown
/// is a fault of the reader.
/// </param>
/// <param name="Cost">How many inputs of others one of its own stands for in the shares of a campaign.</param>
internal sealed record Reader(string Name, IReadOnlyList<byte[]> Corpus, Func<byte[], bool> Read, int Cost = 1)
{
    public static Reader OfText(string name, IEnumerable<string> corpus, Func<byte[], bool> read, int cost = 1) =>
        new(name, [.. corpus.Select(Encoding.UTF8.GetBytes)], read, cost);

    public override string ToString() => Name;
}
