using System.Diagnostics;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Faults.Tests.Worlds;

/// <summary>A sandbox in a process of its own, so that what is measured is the client's alone. It ends with the process that started it.</summary>
internal sealed class ServiceProcess : IDisposable
{
    public const string Argument = "--serve";

    private const int Jobs = 400;

    private readonly Process _process;

    private ServiceProcess(Process process, Uri endpoint, IReadOnlyList<string> jobIds) => (_process, Endpoint, JobIds) = (process, endpoint, jobIds);

    public Uri Endpoint { get; }

    /// <summary>The ids of its jobs.</summary>
    public IReadOnlyList<string> JobIds { get; }

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="trouble">What goes wrong there: <c>slow</c> or <c>faulty</c>.</param>
    public static async Task<ServiceProcess> StartAsync(string trouble)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Argument, trouble]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var endpoint = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The service did not start.");
        var jobs = await process.StandardOutput.ReadLineAsync();
        return new(process, new Uri(endpoint), jobs!.Split(' '));
    }

    /// <summary>Is that process, until its standard input ends.</summary>
    public static async Task<int> ServeAsync(string trouble)
    {
        await using var sandbox = await ServiceApiSandbox.StartAsync(new() { KeepUploads = false, Latency = TimeSpan.FromMilliseconds(20) });
        sandbox.Resources.Seed();
        Console.WriteLine(sandbox.Endpoint);
        Console.WriteLine(string.Join(' ', sandbox.Jobs.Seed(Jobs)));
        var random = new Random(1);
        foreach (var (share, fault) in trouble == "slow" ? Slow : Faulty)
        {
            sandbox.Faults.Add(fault with { Times = Fault.Always, When = _ => random.NextDouble() < share });
        }

        var end = Console.In.ReadLineAsync();
        while (await Task.WhenAny(end, Task.Delay(TimeSpan.FromSeconds(30))) != end)
        {
            sandbox.Requests.Clear(); // its memory is not what is measured, but must not grow for ever
            if (trouble != "slow")
            {
                sandbox.Tokens.ExpireAll();
            }
        }

        return 0;
    }

    /// <summary>Points a client at it.</summary>
    public void Configure(ServiceApiClientOptions options)
    {
        var account = new SandboxAccount();
        options.Endpoint = Endpoint;
        options.Authentication.TokenEndpoint = new Uri(Endpoint, "/auth/o2/token");
        options.Authentication.ClientId = account.ClientId;
        options.Authentication.ClientSecret = account.ClientSecret;
        options.Authentication.RefreshToken = account.RefreshToken;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    // Faults are drawn one after the other, under the sandbox's lock: the shares are of what the earlier ones left
    private static IEnumerable<(double Share, Fault Fault)> Slow =>
    [
        (0.1, new() { Break = ConnectionBreak.StalledWithinBody }),
        (0.1, new() { RequestDelay = TimeSpan.FromSeconds(20) }),
        (0.1, new() { StatusCode = 503 }),
        (0.5, new() { AnswerDelay = TimeSpan.FromMilliseconds(250) }),
    ];

    // No 429: every one of them takes from the throughput what it is meant to. No body without end: each leaves 16 MiB in the
    // process's pool for a while, among which nothing smaller would be seen to grow
    private static IEnumerable<(double Share, Fault Fault)> Faulty =>
    [
        (0.02, new() { StatusCode = 500 }),
        (0.02, new() { StatusCode = 503 }),
        (0.01, new() { StatusCode = 502, CarriesOut = true }),
        (0.01, Fault.TruncatedJson()),
        (0.01, new() { Break = ConnectionBreak.BeforeAnswer }),
        (0.01, new() { Break = ConnectionBreak.WithinHeaders }),
        (0.01, new() { Break = ConnectionBreak.WithinBody }),
        (0.001, new() { Break = ConnectionBreak.StalledWithinBody }),
        (0.1, new() { CompressesAnswer = true }),
    ];
}
