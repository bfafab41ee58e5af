using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.PostgreSql.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void What_others_can_use_is_what_was_reviewed() => Snapshot.AssertPublicApi(typeof(PostgreSqlOptions).Assembly);
}
