using System.Reflection;
using System.Runtime.InteropServices;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Wire;

public sealed class HeaderTests
{
    [Fact]
    public async Task A_get_has_these_headers_and_no_body()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");

        await app.Client.Jobs.GetAsync("J");

        var request = Assert.Single(app.Sandbox.Requests.Of("getServiceJobByServiceJobId"));
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent", "x-amz-access-token"], request.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal("gzip", request.Headers["Accept-Encoding"]);
        Assert.True(request.Body.IsEmpty);
    }

    [Theory]
    [InlineData("Provider App", "1.2.3", "Provider App/1.2.3")]
    [InlineData("My/App\\X", "1(2)/3", "My\\/App\\\\X/1\\(2)/3")]
    [InlineData("A;B=C)", "v=1;", "A;B=C)/v=1;")]
    public async Task The_user_agent_keeps_to_the_rules(string name, string version, string escaped)
    {
        await using var app = await App.StartAsync(options =>
        {
            options.ApplicationName = name;
            options.ApplicationVersion = version;
        });
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");

        await app.Client.Jobs.GetAsync("J");

        var library = typeof(IServiceApiClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        Assert.Equal(
            $"{escaped} (Language=C#; Runtime={RuntimeInformation.FrameworkDescription}; Library=ServiceApi.Client/{library})",
            Assert.Single(app.Sandbox.Requests.Of("getServiceJobByServiceJobId")).Headers["User-Agent"]);
    }

    [Fact]
    public async Task A_token_is_asked_for_with_a_form_that_every_character_survives()
    {
        var account = new SandboxAccount { ClientId = "amzn1.id+/=&", ClientSecret = "se cret%2B&ä", RefreshToken = "Atzr|to+ken/=" };
        await using var app = await App.StartAsync(sandbox: new() { Accounts = [account] });
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");

        await app.Client.Jobs.GetAsync("J");

        var request = Assert.Single(app.Sandbox.Requests.Of(ServiceApiSandbox.TokenOperation));
        Assert.Equal("POST", request.Method);
        Assert.Equal("application/x-www-form-urlencoded", request.Headers["Content-Type"]);
        Assert.Equal(
            "grant_type=refresh_token&refresh_token=Atzr%7Cto%2Bken%2F%3D&client_id=amzn1.id%2B%2F%3D%26&client_secret=se+cret%252B%26%C3%A4",
            request.BodyText());
        Assert.DoesNotContain("x-amz-access-token", request.Headers.Keys);
    }
}
