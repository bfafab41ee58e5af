using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client.Tests.Paging;

/// <summary>What holds of a parallel listing for any distribution of jobs over time, thousands in one second or millisecond included.</summary>
public sealed class WindowProperties
{
    private const long Start = 1_790_000_000_000;
    private static readonly long[] Spans = [0, 1, 2, 7, 1000, 86_400_000, 94_608_000_000];
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Fact]
    public void Each_job_comes_exactly_once() =>
        Check(Cases, async line => (await line.Listing.ToListAsync()).Order(StringComparer.Ordinal).SequenceEqual(line.Expected));

    [Fact]
    public void Pages_that_arrive_in_any_order_bring_each_job_exactly_once_and_no_more_are_in_flight_than_may_be() =>
        Check(Cases, async line =>
        {
            var seen = await line.ListAsTheyArriveAsync();
            return seen.Order(StringComparer.Ordinal).SequenceEqual(line.Expected) && line.Service.MostInFlight <= line.Case.InFlight;
        }, holds: true);

    [Fact]
    public void In_order_no_job_comes_after_one_of_a_later_window() =>
        Check(Cases.Where(each => each.InOrder), async line =>
        {
            var pages = await line.Listing.AsPages().ToListAsync();
            var instants = pages.SelectMany(page => page.Values).Select(line.Case.InstantOf).ToList();
            return instants.Zip(instants.Skip(1)).All(pair => pair.First <= pair.Second);
        });

    [Fact]
    public void From_every_checkpoint_the_rest_comes_and_from_one_on_a_border_nothing_twice() =>
        Check(SmallCases, async line =>
        {
            var seen = new List<string>();
            string? before = null;
            await foreach (var page in line.Listing.AsPages())
            {
                seen.AddRange(page.Values);
                if (page.ContinuationToken is not { } checkpoint)
                {
                    continue;
                }

                var rest = await line.Listing.AsPages(checkpoint).SelectMany(each => each.Values.ToAsyncEnumerable()).ToListAsync();
                var isOnBorder = line.Case.InOrder && checkpoint != before && ListingCheckpoint.Parse(checkpoint)!.Border is not null;
                before = checkpoint;
                if (!seen.Union(rest, StringComparer.Ordinal).Order(StringComparer.Ordinal).SequenceEqual(line.Expected)
                    || rest.Distinct(StringComparer.Ordinal).Count() != rest.Count
                    || (isOnBorder && seen.Count + rest.Count != line.Expected.Count))
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void Jobs_that_stay_come_at_least_once_while_others_come_and_go() =>
        Check(Cases, async line =>
        {
            var random = new Random(line.Case.Seed);
            var gone = new HashSet<string>(StringComparer.Ordinal);
            line.Service.BeforePage = _ =>
            {
                if (gone.Count < line.Expected.Count / 50 && random.Next(4) == 0)
                {
                    var id = line.Expected[random.Next(line.Expected.Count)];
                    gone.Add(id);
                    line.Service.Remove(id);
                }
            };

            var seen = (await line.Listing.ToListAsync()).ToHashSet(StringComparer.Ordinal);
            return line.Expected.All(id => seen.Contains(id) || gone.Contains(id));
        });

    [Fact]
    public void Evenly_spread_jobs_fill_at_least_95_of_100_pages() =>
        Check(from count in Gen.Choose(4_000, 30_000)
              from seed in Gen.Choose(0, int.MaxValue)
              select new Case(94_608_000_000, [new(0, 94_608_000_000, count)], InFlight: 8, PageSize: 20, InOrder: false, seed), async line =>
        {
            var count = await line.Listing.CountAsync();
            return count == line.Expected.Count && line.Service.Pages * 20 * 0.95 <= count;
        }, runs: 10);

    private static Gen<Case> Cases => CasesOf(Gen.OneOf(Gen.Choose(0, 60), Gen.Choose(400, 4000)));

    private static Gen<Case> SmallCases => CasesOf(Gen.Choose(0, 150));

    private static Gen<Case> CasesOf(Gen<int> count) =>
        from span in Gen.Elements(Spans)
        from clusters in ClusterIn(span, count).ArrayOf()
        from inFlight in Gen.Choose(1, 12)
        from pageSize in Gen.Choose(1, 20)
        from inOrder in Gen.Elements(true, false)
        from seed in Gen.Choose(0, int.MaxValue)
        select new Case(span, [.. clusters.Take(5)], inFlight, pageSize, inOrder, seed);

    private static Gen<Cluster> ClusterIn(long span, Gen<int> count) =>
        from at in Gen.Choose(0, 1000)
        from width in Gen.Elements(0L, 0, 1, 2, 1000, span)
        from jobs in count
        select new Cluster(span * at / 1000, Math.Min(width, span - (span * at / 1000)), jobs);

    private static void Check(Gen<Case> cases, Func<Line, Task<bool>> holdsTrue, bool holds = false, int? runs = null) =>
        FsCheck.Check.One(
            runs is { } count ? Runs.WithMaxTest(count) : Runs,
            Prop.ForAll(Arb.From(cases), each => holdsTrue(new Line(each, holds)).GetAwaiter().GetResult()));

    /// <summary>Jobs at or after an offset, within a width, both in milliseconds.</summary>
    private sealed record Cluster(long Offset, long Width, int Count);

    private sealed record Case(long Span, Cluster[] Clusters, int InFlight, int PageSize, bool InOrder, int Seed)
    {
        private readonly List<long> _instants = [.. Instants(Clusters, new Random(Seed))];

        public IReadOnlyList<long> All => _instants;

        public long InstantOf(string id) => _instants[int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture)];

        public override string ToString() => $"{Span} ms, {string.Join<Cluster>(' ', Clusters)}, {InFlight} in flight, {PageSize} a page, {(InOrder ? "in order" : "as they come")}, seed {Seed}";

        /// <summary>Whole milliseconds half of the time, so that borders meet jobs.</summary>
        private static IEnumerable<long> Instants(Cluster[] clusters, Random random) =>
            from cluster in clusters
            from instant in Enumerable.Range(0, cluster.Count).Select(_ => random.NextInt64((cluster.Width * 1000) + 1))
            select ((Start + cluster.Offset) * 1000) + (random.Next(2) == 0 ? instant : instant / 1000 * 1000);
    }

    private sealed class Line
    {
        public Line(Case each, bool holds)
        {
            Case = each;
            Service = new() { PageSize = each.PageSize, Holds = holds };
            foreach (var instant in each.All)
            {
                Service.Add(instant);
            }

            Expected = [.. Service.Ids.Order(StringComparer.Ordinal)];
            Listing = Service.ListIn(Start, Start + each.Span, new() { MaxPagesInFlight = each.InFlight, InOrder = each.InOrder });
        }

        public Case Case { get; }

        public Timeline Service { get; }

        public IReadOnlyList<string> Expected { get; }

        public AsyncPageable<string> Listing { get; }

        public async Task<List<string>> ListAsTheyArriveAsync()
        {
            var random = new Random(Case.Seed);
            var seen = new List<string>();
            await using var pages = Listing.AsPages().GetAsyncEnumerator();
            while (true)
            {
                var next = pages.MoveNextAsync().AsTask();
                while (!next.IsCompleted)
                {
                    if (Service.Held.Count > 0)
                    {
                        Service.LetGo(random.Next(Service.Held.Count));
                    }
                    else
                    {
                        await Task.Yield();
                    }
                }

                if (!await next)
                {
                    return seen;
                }

                seen.AddRange(pages.Current.Values);
            }
        }
    }
}
