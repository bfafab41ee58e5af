using System.Buffers.Binary;
using System.Text;
using ServiceApi.Client.Clients;
using ServiceApi.Client.Fuzz.Tests.Support;
using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>Checkpoints of a parallel listing: one that an app has stored is taken, or refused before anything is sent.</summary>
internal static class CheckpointReaders
{
    private const long Begin = 1_790_000_000_000;
    private const long End = Begin + 1000;

    private static readonly GetServiceJobsQuery Query = new()
    {
        MarketplaceId = "ATVPDKIKX0DER",
        CreatedAfter = DateTimeOffset.FromUnixTimeMilliseconds(Begin),
        CreatedBefore = DateTimeOffset.FromUnixTimeMilliseconds(End),
    };

    private static readonly ulong Fingerprint = JobWindows.Fingerprint(Query);

    public static IReadOnlyList<Reader> List { get; } =
    [
        Reader.OfText("checkpoint", [Checkpoint(null, End), Checkpoint(Begin + 500, End), Checkpoint(End, End)], text => GoOn(Encoding.UTF8.GetString(text))),
        new("checkpoint: numbers", [Numbers(Begin, End), Numbers(Begin + 500, End), Numbers(long.MinValue, End)], numbers => numbers.Length >= 16 && GoOn(Checkpoint(
            BinaryPrimitives.ReadInt64BigEndian(numbers),
            BinaryPrimitives.ReadInt64BigEndian(numbers.AsSpan(sizeof(long)))))),
    ];

    private static string Checkpoint(long? border, long to) => new ListingCheckpoint(border, to, Fingerprint).ToString();

    private static byte[] Numbers(long border, long to)
    {
        var numbers = new byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(numbers, border);
        BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(sizeof(long)), to);
        return numbers;
    }

    private static bool GoOn(string checkpoint)
    {
        IAsyncEnumerable<Page<ServiceJob>> pages;
        try
        {
            pages = InMemoryServices.Client.Jobs.ListInParallelAsync(Query).AsPages(checkpoint);
        }
        catch (ArgumentException)
        {
            return false;
        }

        Assert.Equal(ListingCheckpoint.Parse(checkpoint), ListingCheckpoint.Parse(ListingCheckpoint.Parse(checkpoint)!.ToString()));
        return InMemoryServices.Try(() => Answer.Ok("""{"payload":{"totalResultSize":0,"jobs":[]}}"""u8.ToArray()), () => ToEndAsync(pages));
    }

    private static async Task ToEndAsync(IAsyncEnumerable<Page<ServiceJob>> pages)
    {
        await foreach (var _ in pages)
        {
            // Read to the end.
        }
    }
}
