using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using ServiceApi.Client.Benchmarks.Calls.Contenders;

namespace ServiceApi.Client.Benchmarks.Calls;

/// <summary>The same work under BenchmarkDotNet, for orientation: its bytes are exact, its times are of the clock.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class CallsBenchmark
{
    private static Uri? _service;

    private Contender _contender = null!;
    private Work _work = null!;

    /// <summary>The names of all works.</summary>
    public static IEnumerable<string> WorkNames => Work.All.Select(work => work.Name);

    /// <summary>The work that is measured.</summary>
    [ParamsSource(nameof(WorkNames))]
    public string WorkName { get; set; } = "";

    /// <summary>Chooses the floor.</summary>
    [GlobalSetup(Target = nameof(Floor))]
    public void SetUpFloor() => SetUp(service => new FloorContender(service));

    /// <summary>Chooses the library.</summary>
    [GlobalSetup(Target = nameof(Library))]
    public void SetUpLibrary() => SetUp(service => new LibraryContender(service));

    /// <summary>Chooses RestSharp.</summary>
    [GlobalSetup(Target = nameof(RestSharp))]
    public void SetUpRestSharp() => SetUp(service => new RestSharpContender(service));

    /// <summary>Closes the connections.</summary>
    [GlobalCleanup]
    public void CleanUp() => _contender.Dispose();

    /// <summary>HttpClient and System.Text.Json by hand.</summary>
    /// <returns>The answer.</returns>
    [Benchmark(Baseline = true)]
    public Task<object> Floor() => _work.RunAsync(_contender);

    /// <summary>This library.</summary>
    /// <returns>The answer.</returns>
    [Benchmark]
    public Task<object> Library() => _work.RunAsync(_contender);

    /// <summary>RestSharp and Newtonsoft.Json.</summary>
    /// <returns>The answer.</returns>
    [Benchmark]
    public Task<object> RestSharp() => _work.RunAsync(_contender);

    // In this process, since BenchmarkDotNet 0.14 cannot build for .NET 10; the service is in another one.
    internal static Summary Run(Uri service, IConfig config, Job job)
    {
        _service = service;
        return BenchmarkRunner.Run<CallsBenchmark>(config.AddJob(job.WithToolchain(InProcessNoEmitToolchain.Instance)));
    }

    private void SetUp(Func<Uri, Contender> create)
    {
        _contender = create(_service!);
        _work = Work.All.Single(work => work.Name == WorkName);
    }
}
