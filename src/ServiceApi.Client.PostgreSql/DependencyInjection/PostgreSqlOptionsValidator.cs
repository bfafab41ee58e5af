using System.Buffers.Text;
using Microsoft.Extensions.Options;
using ServiceApi.Client.PostgreSql.Tokens;

namespace ServiceApi.Client.PostgreSql.DependencyInjection;

/// <summary>Checks the options and names every violation, and what is allowed, in one message. No secret is repeated.</summary>
internal sealed class PostgreSqlOptionsValidator : IValidateOptions<PostgreSqlOptions>
{
    private const int LongestApplication = 100;
    private const int MostInstances = 10_000;
    private const int MostConnections = 1_000;

    public ValidateOptionsResult Validate(string? name, PostgreSqlOptions options)
    {
        var violations = new List<string>();
        Check(options.Application is { Length: <= LongestApplication } && !options.Application.Contains('\0', StringComparison.Ordinal), $"Application must be at most {LongestApplication} characters, none of them U+0000");
        Check(options.MaxInstances is null or (>= 1 and <= MostInstances), $"MaxInstances must be from 1 to {MostInstances}");
        Check(options.MaxConnections is >= 1 and <= MostConnections, $"MaxConnections must be from 1 to {MostConnections}");
        Check(options.TokenKey is null || IsKey(options.TokenKey), $"TokenKey must be the Base64 of {AesGcmTokenProtector.KeyLength} bytes");
        return violations.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(violations.Select(violation => $"ServiceApi.Client.PostgreSql: {violation}."));

        void Check(bool holds, string rule)
        {
            if (!holds)
            {
                violations.Add(rule);
            }
        }
    }

    private static bool IsKey(string text) => Base64.IsValid(text, out var length) && length == AesGcmTokenProtector.KeyLength;
}
