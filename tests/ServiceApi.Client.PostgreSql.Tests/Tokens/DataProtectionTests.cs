using Microsoft.AspNetCore.DataProtection;
using ServiceApi.Client.PostgreSql.Tests.Support;
using ServiceApi.Client.PostgreSql.Tokens;

namespace ServiceApi.Client.PostgreSql.Tests.Tokens;

/// <summary>ASP.NET Core's Data Protection in the place of a key.</summary>
public sealed class DataProtectionTests(SharedCluster cluster)
{
    private readonly TokenEndpoint _endpoint = new();

    [Fact]
    public async Task Instances_with_the_same_keys_share_and_others_replace()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var keys = new EphemeralDataProtectionProvider();
        await using var first = new TokenInstance(database.ConnectionString, protector: new Protector(keys));
        await using var second = new TokenInstance(database.ConnectionString, protector: new Protector(keys));
        await using var stranger = new TokenInstance(database.ConnectionString, protector: new Protector(new EphemeralDataProtectionProvider()));

        Assert.Equal("Atza|token-1", (await first.GetAsync(_endpoint)).Value);
        Assert.Equal("Atza|token-1", (await second.GetAsync(_endpoint)).Value);
        Assert.Equal("Atza|token-2", (await stranger.GetAsync(_endpoint)).Value);
        Assert.All([first, second, stranger], instance => Assert.Empty(instance.Log.All));
    }

    private sealed class Protector(IDataProtectionProvider keys) : ITokenProtector
    {
        public byte[] Protect(byte[] token, string purpose) => keys.CreateProtector(purpose).Protect(token);

        public byte[] Unprotect(byte[] protectedToken, string purpose) => keys.CreateProtector(purpose).Unprotect(protectedToken);
    }
}
