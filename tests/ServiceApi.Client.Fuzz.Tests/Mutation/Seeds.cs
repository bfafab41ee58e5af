namespace ServiceApi.Client.Fuzz.Tests.Mutation;

/// <summary>Seeds that are the same in every run.</summary>
internal static class Seeds
{
    private const uint Prime = 16_777_619;
    private const uint Basis = 2_166_136_261;

    public static int Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Basis;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * Prime;
        }

        return (int)hash;
    }

    /// <summary>The seed of one input of one reader in a campaign.</summary>
    public static int Of(int campaign, string reader, long input)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int) + sizeof(int) + sizeof(long)];
        BitConverter.TryWriteBytes(bytes, campaign);
        BitConverter.TryWriteBytes(bytes[sizeof(int)..], Of(System.Text.Encoding.UTF8.GetBytes(reader)));
        BitConverter.TryWriteBytes(bytes[(2 * sizeof(int))..], input);
        return Of(bytes);
    }
}
