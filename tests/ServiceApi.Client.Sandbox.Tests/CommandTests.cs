using System.Text.RegularExpressions;
using Sandbox;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Sandbox.Tests;

public sealed partial class CommandTests
{
    [Fact]
    public async Task It_says_where_it_is_answers_there_and_ends_when_it_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        using var screen = new StringWriter();
        var running = RunAsync(["--port", "0", "--jobs", "3", "--orders", "5"], screen, stop.Token);
        await Eventually.TrueAsync(() => running.IsCompleted || Address().IsMatch(screen.ToString()));
        var address = new Uri(Address().Match(screen.ToString()).Value);
        using var http = new HttpClient { BaseAddress = address };

        var state = await http.GetStringAsync("/_sandbox/state");
        await stop.CancelAsync();

        Assert.Equal(0, await running);
        Assert.Contains("\"total\":3", state, StringComparison.Ordinal);
        Assert.Contains("\"total\":5", state, StringComparison.Ordinal);
        Assert.Contains("00000000-0000-4000-8000-000000000005", state, StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("/"));
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_it_with_advice()
    {
        await using var other = await ServiceApiSandbox.StartAsync();
        using var screen = new StringWriter();

        Assert.Equal(1, await RunAsync(["--port", $"{other.Endpoint.Port}"], screen));

        Assert.Equal($"Failed to bind to address http://127.0.0.1:{other.Endpoint.Port}: address already in use.{Environment.NewLine}Choose another port with --port; 0 is any free one.", screen.ToString().Trim());
    }

    [Theory]
    [InlineData("--port", "-1", "--port must be from 0 to 65535.")]
    [InlineData("--port", "65536", "--port must be from 0 to 65535.")]
    [InlineData("--port", "http", "--port must be from 0 to 65535.")]
    [InlineData("--jobs", "1001", "--jobs must be from 0 to 1000.")]
    [InlineData("--latency", "1.5", "--latency must be from 0 to 60000.")]
    public async Task A_number_outside_of_what_it_may_be_is_refused(string option, string value, string message)
    {
        using var screen = new StringWriter();

        Assert.Equal(1, await RunAsync([option, value], screen));

        Assert.StartsWith(message, screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        using var screen = new StringWriter();

        Assert.Equal(0, await RunAsync(["--help"], screen));

        Assert.All((string[])["--port", "8765", "--jobs", "--orders", "--latency", "--sandbox-plan"], option => Assert.Contains(option, screen.ToString(), StringComparison.Ordinal));
    }

    private static Task<int> RunAsync(string[] args, TextWriter screen, CancellationToken stop = default)
    {
        var both = TextWriter.Synchronized(screen);
        return new SandboxCommand().Parse(args).InvokeAsync(new() { Output = both, Error = both }, stop);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/(?=, )", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
