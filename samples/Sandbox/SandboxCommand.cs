using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using ServiceApi.Client.Testing;

namespace Sandbox;

/// <summary>The program: starts a sandbox with a page, says where it is, and runs until it is stopped.</summary>
internal sealed class SandboxCommand : RootCommand
{
    private const int MostRecordedRequests = 1000;
    private readonly Option<int> _port = Number("--port", "The port of 127.0.0.1; 0 is any free one", 0, 65535, 8765);
    private readonly Option<int> _jobs = Number("--jobs", "How many service jobs there are at first", 0, 1000, 45);
    private readonly Option<int> _orders = Number("--orders", "How many service orders of Extend's there are", 0, 1000, 4);
    private readonly Option<int> _latency = Number("--latency", "How many milliseconds every answer takes", 0, 60_000, 0);
    private readonly Option<bool> _sandboxPlan = new("--sandbox-plan") { Description = "The usage plan of Amazon's own sandbox for every operation: 5 requests per second, burst 15" };

    public SandboxCommand()
        : base("Amazon's Services API and Extend's service orders on this machine, with a page that shows what happens.")
    {
        Option[] options = [_port, _jobs, _orders, _latency, _sandboxPlan];
        Array.ForEach(options, Add);
        SetAction(RunAsync);
    }

    private static Option<int> Number(string name, string description, int least, int most, int usual) => new(name)
    {
        Description = $"{description}. From {least} to {most}",
        DefaultValueFactory = _ => usual,
        CustomParser = given =>
        {
            if (!int.TryParse(given.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            {
                given.AddError($"{name} must be from {least} to {most}.");
            }

            return number;
        },
    };

    private async Task<int> RunAsync(ParseResult given, CancellationToken stop)
    {
        try
        {
            await using var sandbox = await ServiceApiSandbox.StartAsync(
                new ServiceApiSandboxOptions
                {
                    Port = given.GetValue(_port),
                    Latency = TimeSpan.FromMilliseconds(given.GetValue(_latency)),
                    UseAmazonSandboxPlan = given.GetValue(_sandboxPlan),
                    // It may run for days
                    KeepUploads = false,
                    MaxRecordedRequests = MostRecordedRequests,
                },
                stop);
            SampleWork.Add(sandbox, given.GetValue(_jobs), given.GetValue(_orders));
            SandboxPage.Map(sandbox);
            await given.InvocationConfiguration.Output.WriteLineAsync(Connection.To(sandbox).Text());
            await Task.Delay(Timeout.Infinite, stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception refused) when (refused is IOException or SocketException)
        {
            await given.InvocationConfiguration.Error.WriteLineAsync($"{refused.Message}{Environment.NewLine}Choose another port with --port; 0 is any free one.");
            return 1;
        }
    }
}
