namespace ServiceApi.Client.Fuzz.Tests.Mutation;

/// <summary>Makes inputs that look real and are not: each is one of the corpus after a few changes.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> corpus)
{
    private const int MostBytes = 64 * 1024;
    private const int MostChanges = 3;
    private const int MostRepeats = 400;

    public byte[] Next(Random random)
    {
        var input = new List<byte>(Pick(corpus, random));
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            Change(input, random);
        }

        return [.. input.Take(MostBytes)];
    }

    private void Change(List<byte> input, Random random)
    {
        if (input.Count == 0)
        {
            input.AddRange(Pick(Pieces.All, random));
            return;
        }

        var at = random.Next(input.Count);
        switch (random.Next(20))
        {
            case 0:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                input[at] = (byte)random.Next(256);
                break;
            case 2:
                input.RemoveRange(at, Length(input, at, random));
                break;
            case 3:
                input.InsertRange(random.Next(input.Count), input.GetRange(at, Length(input, at, random)));
                break;
            case 4:
                input.InsertRange(at, Pick(Pieces.All, random));
                break;
            case 5:
                var other = Pick(corpus, random);
                input.RemoveRange(at, input.Count - at);
                input.AddRange(other[random.Next(other.Length + 1)..]);
                break;
            case 6:
                input.RemoveRange(at, input.Count - at);
                break;
            case 7:
                Repeat(input, at, random);
                break;
            default:
                ReplaceValue(input, at, random);
                break;
        }
    }

    private static void Repeat(List<byte> input, int at, Random random)
    {
        var span = input.GetRange(at, Length(input, at, random));
        for (var count = Math.Min(random.Next(MostRepeats), MostBytes / Math.Max(1, span.Count)); count > 0; count--)
        {
            input.InsertRange(at, span);
        }
    }

    /// <summary>Puts another value, or several, in the place of one JSON value, so that the rest is still read.</summary>
    private static void ReplaceValue(List<byte> input, int at, Random random)
    {
        var (start, end) = JsonValues.After(input, at);
        var pieces = random.Next(8) switch
        {
            0 => Pieces.All,
            1 or 2 => Pieces.Values,
            _ => Pieces.ValuesLike(start < input.Count ? (char)input[start] : '"'),
        };
        input.RemoveRange(start, end - start);
        input.InsertRange(start, Pick(pieces, random));
    }

    private static int Length(List<byte> input, int at, Random random) => random.Next(1, Math.Min(random.Next(4) == 0 ? 512 : 16, input.Count - at) + 1);

    private static byte[] Pick(IReadOnlyList<byte[]> from, Random random) => from[random.Next(from.Count)];
}
