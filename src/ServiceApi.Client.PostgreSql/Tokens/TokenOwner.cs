using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ServiceApi.Client.Authentication;

namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>Whose token a row holds: that of some credentials at a service, whatever the account is called here.</summary>
internal readonly record struct TokenOwner(string Service, string Credentials)
{
    /// <summary>What a token is encrypted for, so that no other row's can stand in its place.</summary>
    public string Purpose => $"ServiceApi.Client access token: {Service}/{Credentials}";

    /// <summary>What is locked while one process fetches the token for all.</summary>
    public long LockKey => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Purpose)));

    public static TokenOwner Of(AccessTokenScope scope) => new(scope.Service, scope.Credentials);
}
