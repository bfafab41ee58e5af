using Microsoft.Extensions.Options;

namespace ServiceApi.Client.Docs.Tests.Running;

public sealed class RunningTests : IClassFixture<WorkingFolder>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static TheoryData<string> PagesThatRun => [.. Pages.All.Where(page => Blocks(page, SnippetKind.Runs).Any())];

    [Theory]
    [MemberData(nameof(PagesThatRun))]
    public async Task Every_block_of_a_page_runs_against_the_sandbox(string page)
    {
        await using var app = await PageApp.StartAsync();
        var failures = new List<string>();
        foreach (var block in Blocks(page, SnippetKind.Runs))
        {
            try
            {
                var printed = await app.RunAsync(block, page, Limit);
                failures.AddRange(block.Promises.Except(printed.Split(Environment.NewLine), StringComparer.Ordinal).Select(promise => $"{page}:{block.Line}: nothing printed {promise}"));
            }
            catch (Exception exception)
            {
                failures.Add($"{page}:{block.Line}: {exception}");
            }
        }

        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    [Fact]
    public void Only_blocks_that_have_to_wait_or_are_made_up_are_not_run() =>
        Assert.Equal(
            [
                "docs/raw-operations.md", // an operation that nobody has
                "docs/webhooks.md", // waits for a webhook
            ],
            Pages.All.SelectMany(page => Blocks(page, SnippetKind.OnlyCompiles).Select(_ => page)));

    [Fact]
    public async Task A_block_that_fails_is_found_on_its_line()
    {
        await using var app = await PageApp.StartAsync();

        var failure = await Assert.ThrowsAsync<ServiceApiNotFoundException>(() => app.RunAsync(new Snippet(7, "\nawait client.Jobs.GetAsync(\"none\");"), "page.md", Limit));

        Assert.Contains("page.md:line 8", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_that_does_not_end_is_found()
    {
        await using var app = await PageApp.StartAsync();

        await Assert.ThrowsAsync<TimeoutException>(() => app.RunAsync(new Snippet(1, "await Task.Delay(Timeout.Infinite, cancellationToken);"), "page.md", TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task A_block_that_registers_what_cannot_start_is_found()
    {
        await using var app = await PageApp.StartAsync();

        await Assert.ThrowsAsync<OptionsValidationException>(() => app.RunAsync(new Snippet(1, "builder.Services.AddServiceApiClient(options => { });"), "page.md", Limit));
    }

    [Fact]
    public async Task A_block_prints_what_it_is_said_to_print()
    {
        var block = new Snippet(1, "Console.WriteLine(1 + 1); // 2\nConsole.WriteLine(jobId); // an id");
        await using var app = await PageApp.StartAsync();

        var printed = await app.RunAsync(block, "page.md", Limit);

        Assert.Equal(["2"], block.Promises);
        Assert.StartsWith("2" + Environment.NewLine, printed, StringComparison.Ordinal);
    }

    private static IEnumerable<Snippet> Blocks(string page, SnippetKind kind) => Snippet.ReadAll(page).Where(block => block.Kind == kind);
}
