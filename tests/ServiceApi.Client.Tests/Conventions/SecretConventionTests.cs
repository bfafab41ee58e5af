using ServiceApi.Client.Models;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Tests.Conventions;

public sealed class SecretConventionTests
{
    private static readonly string[] Secrets =
        ["AccessToken.Value", "AccessTokenScope.Credentials", "EncryptionDetails.InitializationVector", "EncryptionDetails.Key", "LoginWithAmazonOptions.ClientId", "LoginWithAmazonOptions.ClientSecret", "LoginWithAmazonOptions.RefreshToken"];

    [Fact]
    public void These_members_hold_secrets_and_a_new_one_is_decided_on() =>
        Assert.Equal(Secrets, SecretMembers.In(Library.Assembly).Select(member => $"{member.DeclaringType!.Name}.{member.Name}").Order(StringComparer.Ordinal));

    [Fact]
    public void No_debugger_shows_them() => Assert.DoesNotContain(SecretMembers.In(Library.Assembly), SecretMembers.IsShownByDebuggers);

    [Fact]
    public void None_is_written_as_JSON_but_what_the_contract_itself_carries() =>
        Assert.All(SecretMembers.In(Library.Assembly).Where(SecretMembers.IsWrittenAsJson), member => Assert.Equal(typeof(EncryptionDetails), member.DeclaringType));
}
