using System.Text.Json;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.PostgreSql.Tests.Conventions;

public sealed class SecretConventionTests
{
    [Fact]
    public void The_key_is_shown_by_no_debugger_and_not_written_as_JSON()
    {
        var members = SecretMembers.In(typeof(PostgreSqlOptions).Assembly);

        Assert.Equal(["TokenKey"], members.Select(member => member.Name));
        Assert.DoesNotContain(members, SecretMembers.IsShownByDebuggers);
        Assert.DoesNotContain(members, SecretMembers.IsWrittenAsJson);
        Assert.DoesNotContain("S33D", JsonSerializer.Serialize(new PostgreSqlOptions { TokenKey = "S33D" }), StringComparison.Ordinal);
    }
}
