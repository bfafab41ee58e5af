using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;
using ServiceApi.Client.Authentication;

namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>
/// Shares access tokens in a database, encrypted. One process fetches a token for all; the others wait for it. Whatever fails there, a token is fetched, within
/// some two seconds, without the others.
/// </summary>
internal sealed class SharedTokens : IAccessTokenSharing
{
    /// <summary>After which who waits for another process looks again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>After which a token is not kept waiting for the schema, which others may be installing.</summary>
    private static readonly TimeSpan LongestInstallation = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(10_000); // so that it fits into the database's calendar

    private readonly ITokenProtector _protector;
    private readonly TimeProvider _time;
    private readonly SharingLog _log;
    private readonly Func<Task> _installSchema;
    private readonly TokenReads _reads;
    private readonly TokenWrites _writes;
    private readonly TokenLocks _locks;

    public SharedTokens(NpgsqlDataSource source, ITokenProtector protector, TimeProvider time, ILogger logger, Func<Task> installSchema)
    {
        _installSchema = installSchema;
        _protector = protector;
        _time = time;
        _log = new(logger);
        _reads = new(source, _log, time);
        _writes = new(source, _log, time);
        _locks = new(source, _log, time);
    }

    public async ValueTask<AccessToken> GetAsync(
        AccessTokenScope scope, AccessToken? known, Func<CancellationToken, ValueTask<AccessToken>> fetch, CancellationToken cancellationToken)
    {
        var owner = TokenOwner.Of(scope);
        TokenRow? row = null;
        TokenLock? held = null;
        try
        {
            try
            {
                await _installSchema().WaitAsync(LongestInstallation, _time, cancellationToken).ConfigureAwait(false);
                var start = _time.GetTimestamp();
                while (true)
                {
                    row = await _reads.ReadAsync(owner).WaitAsync(cancellationToken).ConfigureAwait(false);
                    if (Open(row, owner, known) is { } shared)
                    {
                        return shared;
                    }

                    if (held is not null || _time.GetElapsedTime(start) >= LongestWait)
                    {
                        break;
                    }

                    // With the lock one looks again, since another may have had it meanwhile.
                    held = await _locks.TryTakeAsync(owner.LockKey, cancellationToken).ConfigureAwait(false);
                    if (held is null)
                    {
                        await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                row = null; // told where it happened, and what kept the schema from being installed by the usage plans
            }

            var token = await fetch(cancellationToken).ConfigureAwait(false);
            if (row is not null)
            {
                await StoreAsync(token, owner, row).ConfigureAwait(false);
            }

            return token;
        }
        finally
        {
            if (held is not null)
            {
                _locks.GiveBack(held);
            }
        }
    }

    /// <summary>Gets the token out of a row; null if there is none, or none that helps.</summary>
    private AccessToken? Open(TokenRow row, TokenOwner owner, AccessToken? known)
    {
        if (row.Token is null || !row.Lasts)
        {
            return null;
        }

        try
        {
            var token = new AccessToken(Encoding.UTF8.GetString(_protector.Unprotect(row.Token, owner.Purpose)), row.ExpiresAt);
            _log.Worked(SharingStep.Decrypt);
            return token.Value == known?.Value ? null : token;
        }
        catch (CryptographicException)
        {
            return null; // another key's, or tampered with
        }
        catch (Exception exception)
        {
            _log.Failed(SharingStep.Decrypt, exception);
            throw;
        }
    }

    private async Task StoreAsync(AccessToken token, TokenOwner owner, TokenRow row)
    {
        var life = token.ExpiresAt - _time.GetUtcNow();
        if (life <= TimeSpan.Zero || Protect(token, owner) is not { } protectedToken)
        {
            return;
        }

        try
        {
            await _writes.WriteAsync(new(owner, protectedToken, row.NowAfter(_time), Math.Min(life.TotalSeconds, LongestLife.TotalSeconds))).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Told where it happened. This process has its token.
        }
    }

    private byte[]? Protect(AccessToken token, TokenOwner owner)
    {
        try
        {
            var protectedToken = _protector.Protect(Encoding.UTF8.GetBytes(token.Value), owner.Purpose);
            _log.Worked(SharingStep.Encrypt);
            return protectedToken;
        }
        catch (Exception exception)
        {
            _log.Failed(SharingStep.Encrypt, exception);
            return null;
        }
    }
}
