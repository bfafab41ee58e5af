using Microsoft.Playwright;
using ServiceApi.Client.Sandbox.Tests;

[assembly: AssemblyFixture(typeof(Browser))]

namespace ServiceApi.Client.Sandbox.Tests;

/// <summary>The Chromium that this machine has, without a window, for all tests. None is downloaded.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Chromium)>> _running = new(StartAsync);

    private static string? InstalledAt { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names, Path.Combine)
            .FirstOrDefault(File.Exists);

    /// <summary>Opens a window of its own, or skips the test where there is no browser.</summary>
    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options)
    {
        Assert.SkipWhen(InstalledAt is null, $"There is no browser to try the page with: none of {string.Join(", ", Names)} is on the PATH.");
        var (_, chromium) = await _running.Value;
        return await chromium.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_running.IsValueCreated)
        {
            var (driver, chromium) = await _running.Value;
            await chromium.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Chromium)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000); // only a test that fails waits for it
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = InstalledAt }));
    }
}
