using System.Diagnostics;
using ServiceApi.Client.Tests.Documents.Support;

namespace ServiceApi.Client.Tests.Documents;

/// <summary>What is uploaded, decrypted by another implementation than the one that encrypted it.</summary>
public sealed class OpenSslTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100_000)]
    [InlineData(Samples.MostBytes)]
    public async Task OpenSSL_gets_the_document_back(int length)
    {
        Assert.SkipUnless(IsThere(), "openssl is not installed.");
        var bytes = Samples.Pdf(length);
        await using var uploads = new Uploads();

        await uploads.UploadAsync(DocumentContent.FromFile(_folder.Write("document.pdf", bytes)));

        var destination = Assert.Single(uploads.Destinations);
        var encrypted = _folder.Write("encrypted", Assert.Single(uploads.Store.Stored).Value);
        var decrypted = Path.Combine(_folder.Path, "decrypted");
        await RunAsync(
            "enc", "-d", "-aes-256-cbc", "-K", Convert.ToHexString(destination.Key), "-iv", Convert.ToHexString(destination.InitializationVector), "-in", encrypted, "-out", decrypted);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(decrypted));
    }

    private static bool IsThere()
    {
        var name = OperatingSystem.IsWindows() ? "openssl.exe" : "openssl";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
    }

    private static async Task RunAsync(params string[] arguments)
    {
        using var openssl = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardError = true })!;
        var error = await openssl.StandardError.ReadToEndAsync();
        await openssl.WaitForExitAsync();
        Assert.True(openssl.ExitCode == 0, error);
    }
}
