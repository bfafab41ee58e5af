using System.Text.Json;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Extend.Tests.Conventions;

public sealed class SecretConventionTests
{
    private static readonly string[] Secrets =
        ["ExtendAuthenticationOptions.ClientId", "ExtendAuthenticationOptions.ClientSecret", "ExtendAuthenticationOptions.PrivateKey"];

    [Fact]
    public void These_members_hold_secrets_and_no_debugger_shows_them_and_none_is_written_as_JSON()
    {
        var members = SecretMembers.In(typeof(IExtendClient).Assembly);

        Assert.Equal(Secrets, members.Select(member => $"{member.DeclaringType!.Name}.{member.Name}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(members, SecretMembers.IsShownByDebuggers);
        Assert.DoesNotContain(members, SecretMembers.IsWrittenAsJson);
    }

    [Fact]
    public void Options_that_an_app_writes_as_JSON_hold_no_credentials()
    {
        var options = new ExtendClientOptions { Authentication = { PrivateKey = "S33D", ClientId = "S33D", ClientSecret = "S33D" } };

        var json = JsonSerializer.Serialize(options);

        Assert.DoesNotContain("S33D", json, StringComparison.Ordinal);
        Assert.Contains("\"ApiVersion\":\"2022-02-01\"", json, StringComparison.Ordinal);
    }
}
