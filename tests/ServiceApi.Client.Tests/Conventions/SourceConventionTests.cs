using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Tests.Conventions;

public sealed class SourceConventionTests
{
    private const int MostLines = 400;

    private static readonly string[] Files =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)];

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold()
    {
        Assert.NotEmpty(Files);
        Assert.DoesNotContain(Files, file => File.ReadLines(file).Count() > MostLines);
    }

    [Theory]
    [InlineData("#pragma")]
    [InlineData("SuppressMessage")]
    [InlineData("#region")]
    public void No_rule_is_silenced_and_nothing_is_folded_away_in_a_file(string text) =>
        Assert.DoesNotContain(Files, file => File.ReadLines(file).Any(line => line.Contains(text, StringComparison.Ordinal)));

    [Theory]
    [InlineData("DangerousAccept")]
    [InlineData("CertificateCustomValidation")]
    [InlineData("CertificateValidationCallback")]
    [InlineData("SslOptions")]
    [InlineData("ServicePointManager")]
    public void No_certificate_is_judged_but_by_the_framework(string text) =>
        Assert.DoesNotContain(Files, file => File.ReadAllText(file).Contains(text, StringComparison.Ordinal));

    [Fact]
    public void A_file_stands_in_the_folder_of_its_namespace()
    {
        var root = Path.Combine(Repository.Root, "src", "ServiceApi.Client");
        var strays =
            from file in Files
            where file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            let folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Split(Path.DirectorySeparatorChar)[0]
            let declared = File.ReadLines(file).First(line => line.StartsWith("namespace ", StringComparison.Ordinal))["namespace ".Length..].TrimEnd(';')
            where declared != (folder == "." ? "ServiceApi.Client" : $"ServiceApi.Client.{folder}")
                && declared is not ("ServiceApi.Client" or "Microsoft.Extensions.DependencyInjection") // the facade's exceptions, and registration
            select Path.GetRelativePath(root, file);

        Assert.Empty(strays);
    }
}
