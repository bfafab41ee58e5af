using System.Globalization;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using ServiceApi.Client.Benchmarks.Calls;
using ServiceApi.Client.Benchmarks.Calls.Contenders;
using ServiceApi.Client.Benchmarks.Calls.Service;

namespace ServiceApi.Client.Acceptance.Tests.Benchmarks;

public sealed class CallsBenchmarkTests : IAsyncDisposable
{
    private readonly CannedService _service = new();

    public static TheoryData<string> WorkNames => [.. Work.All.Select(work => work.Name)];

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [MemberData(nameof(WorkNames))]
    public async Task All_contenders_bring_the_same_from_the_same_work(string workName)
    {
        var work = Work.All.Single(work => work.Name == workName);
        var brought = new List<JsonNode>();
        foreach (var name in Contender.Names)
        {
            using var contender = Contender.Of(name, _service.Endpoint);
            brought.Add(contender.Describe(await work.RunAsync(contender)));
        }

        Assert.Equal(3, brought.Count);
        Assert.All(brought, answer => Assert.True(JsonNode.DeepEquals(brought[0], answer), $"{brought[0]}\n{answer}"));
    }

    [Fact]
    public async Task They_bring_every_member_that_the_service_sends()
    {
        using var library = new LibraryContender(_service.Endpoint);

        var brought = library.Describe(await library.GetPageAsync());

        var sent = JsonNode.Parse(CannedBodies.Page)!;
        Assert.Equal(Paths(sent), Paths(brought));
        Assert.InRange(CannedBodies.Page.Length, 45_000, 55_000);
    }

    [Fact]
    public async Task The_rounds_print_a_row_for_each_work_and_contender()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        var contenders = Contender.Names.Select(name => Contender.Of(name, _service.Endpoint)).ToList();

        var results = await CallsComparison.RunAsync(new(Rounds: 3, Calls: 1, WarmUp: 1), contenders, output);

        contenders.ForEach(contender => contender.Dispose());
        Assert.Equal(Work.All.SelectMany(work => Contender.Names.Select(name => (work.Name, name))), results.Select(result => (result.Work, result.Contender)));
        Assert.All(results, result => Assert.Contains(result.ToRow(), output.ToString(), StringComparison.Ordinal));
        Assert.All(results, result => Assert.True(result is { Bytes: > 0, BytesRatio: > 0 }));
    }

    [Fact]
    public async Task The_process_of_a_contender_answers_each_line_with_a_sample()
    {
        using var input = new StringReader(string.Join('\n', Work.All.Select(work => $"{work.Name};2")));
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        await ContenderProcess.ServeAsync("library", _service.Endpoint, input, output);

        var samples = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(Sample.Parse).ToList();
        Assert.Equal(Work.All.Count, samples.Count);
        Assert.All(samples, sample => Assert.True(sample is { Bytes: > 0, Microseconds: >= 0 }));
    }

    [Fact]
    public void BenchmarkDotNet_runs_every_work_of_every_contender()
    {
        var config = ManualConfig.CreateEmpty().AddLogger(NullLogger.Instance).AddColumnProvider(DefaultColumnProviders.Instance).WithOptions(ConfigOptions.DisableLogFile);

        var summary = CallsBenchmark.Run(_service.Endpoint, config, Job.Dry);

        Assert.False(summary.HasCriticalValidationErrors);
        Assert.Equal(3 * Work.All.Count, summary.Reports.Length);
        Assert.All(summary.Reports, report => Assert.True(report.Success));
    }

    [Fact]
    public void The_bounds_of_a_median_are_values_around_it()
    {
        Assert.Equal(new Median(50, 41, 59), Median.Of(Enumerable.Range(0, 101).Reverse().Select(value => (double)value)));
        Assert.Equal(new Median(1.5, 1, 2), Median.Of([2, 1]));
    }

    [Fact]
    public void A_sample_comes_whole_out_of_its_process() => Assert.Equal(new Sample(1.25, 1e6 / 3), Sample.Parse(new Sample(1.25, 1e6 / 3).ToLine()));

    [Fact]
    public void The_arguments_are_checked()
    {
        Assert.Equal(new CallsSettings(Rounds: 5, Calls: 6, WarmUp: 7), CallsSettings.Parse(["--rounds", "5", "--calls", "6", "--warm-up", "7"]));
        Assert.Throws<ArgumentException>(() => CallsSettings.Parse(["--rounds"]));
        Assert.Throws<ArgumentException>(() => CallsSettings.Parse(["--rounds", "0"]));
        Assert.Throws<ArgumentException>(() => CallsSettings.Parse(["--round", "5"]));
    }

    private static SortedSet<string> Paths(JsonNode node)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        Collect(node);
        return paths;

        void Collect(JsonNode? at)
        {
            foreach (var child in at switch { JsonObject members => members.Select(member => member.Value), JsonArray elements => elements, _ => [] })
            {
                paths.Add(child!.GetPath());
                Collect(child);
            }
        }
    }
}
