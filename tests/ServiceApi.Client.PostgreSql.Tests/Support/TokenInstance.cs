using System.Security.Cryptography;
using Npgsql;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.PostgreSql.Tokens;

namespace ServiceApi.Client.PostgreSql.Tests.Support;

/// <summary>What shares tokens in one of an app's processes. Instances have nothing in common but the database, as processes have not.</summary>
internal sealed class TokenInstance(string connectionString, byte[]? key = null, TimeProvider? time = null, ITokenProtector? protector = null) : IAsyncDisposable
{
    public static readonly byte[] Key = SHA256.HashData("the key of these tests"u8);

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);
    private SharedTokens? _tokens;

    public LogEntries<SharedTokens> Log { get; } = new();

    private SharedTokens Tokens => _tokens ??= new(_source, protector ?? new AesGcmTokenProtector(key ?? Key), time ?? new PatientTime(), Log, static () => Task.CompletedTask);

    /// <summary>As many as are wanted, at one database.</summary>
    public static TokenInstance[] Make(TestDatabase database, int count, TimeProvider? time = null) =>
        [.. Enumerable.Range(0, count).Select(_ => new TokenInstance(database.ConnectionString, time: time))];

    /// <summary>Whose tokens they are: accounts with the same letter have the same credentials.</summary>
    public static AccessTokenScope Scope(char credentials = 'a', string account = "") => new("ServiceApi.Client", account, new(credentials, 64));

    public static AccessTokenScope Scope(int number) => new("ServiceApi.Client", $"account {number}", Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number))));

    public Task<AccessToken> GetAsync(TokenEndpoint endpoint, AccessToken? known = null, AccessTokenScope? scope = null, CancellationToken cancellationToken = default) =>
        Tokens.GetAsync(scope ?? Scope(), known, endpoint.FetchAsync, cancellationToken).AsTask();

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
