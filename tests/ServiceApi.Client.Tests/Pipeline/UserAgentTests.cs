using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Pipeline;

public sealed class UserAgentTests
{
    [Fact]
    public async Task Every_request_says_which_application_language_and_library_sent_it()
    {
        await using var client = new TestClient();
        client.Service.Then(System.Net.HttpStatusCode.ServiceUnavailable);

        await client.RunAsync(client.Client.Jobs.CompleteAsync("j"));

        Assert.Equal(2, client.Service.Requests.Count);
        Assert.All(client.Service.Requests, request => Assert.Matches(
            @"^Tests/1\.2\.3 \(Language=C#; Runtime=\.NET \d+\.\d+\.\d+[^;]*; Library=ServiceApi\.Client/\d+\.\d+\.\d+[^;+]*\)$",
            request.Headers["User-Agent"]));
    }

    [Theory]
    [InlineData("My App", "1.0 beta", "My App/1.0 beta (")]
    [InlineData("a/b", "1", @"a\/b/1 (")]
    [InlineData(@"a\b", "1", @"a\\b/1 (")]
    [InlineData(@"a\/b", "1", @"a\\\/b/1 (")]
    [InlineData("a", "1(2)", @"a/1\(2) (")]
    [InlineData("a", @"1\2", @"a/1\\2 (")]
    [InlineData("a(b)=;", "1/2=;", "a(b)=;/1/2=; (")]
    public void What_would_end_a_part_is_escaped_in_it_and_nowhere_else(string application, string version, string begin) =>
        Assert.StartsWith(begin, UserAgent.Build(application, version), StringComparison.Ordinal);

    [Theory]
    [InlineData("a/b", "1(2")]
    [InlineData(@"\", @"\")]
    [InlineData("/", "(")]
    [InlineData(@"a\/", @"\(")]
    public void A_reader_by_the_platforms_rules_finds_the_parts_again(string application, string version)
    {
        var match = Regex.Match(UserAgent.Build(application, version), @"^(?<app>(\\.|[^\\/])+)/(?<version>(\\.|[^\\(])+) \((?<attributes>.*)\)$");

        Assert.Equal(application, Unescaped(match.Groups["app"].Value));
        Assert.Equal(version, Unescaped(match.Groups["version"].Value));
        Assert.StartsWith("Language=C#; ", match.Groups["attributes"].Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_user_agent_has_500_characters_at_most(int length, bool isAllowed)
    {
        var name = new string('a', length - UserAgent.Build("", "1").Length);
        var services = new ServiceCollection();
        services.AddServiceApiClient(options =>
        {
            TestClient.Configure(options);
            (options.ApplicationName, options.ApplicationVersion) = (name, "1");
        });
        using var provider = services.BuildServiceProvider();

        var exception = Record.Exception(() => provider.GetRequiredService<IServiceApiClient>());

        Assert.Equal(isAllowed, exception is null);
        Assert.True(exception is null or OptionsValidationException);
    }

    [Fact]
    public async Task What_is_escaped_goes_out_so()
    {
        await using var client = new TestClient(options => (options.ApplicationName, options.ApplicationVersion) = (@"A/B\C", "1 (2)"));

        await client.Client.Jobs.CompleteAsync("j");

        Assert.StartsWith(@"A\/B\\C/1 \(2) (Language=C#; ", Assert.Single(client.Service.Requests).Headers["User-Agent"], StringComparison.Ordinal);
    }

    private static string Unescaped(string text) => Regex.Replace(text, @"\\(.)", "$1");
}
