using System.Diagnostics;
using ServiceApi.Client.Authentication;

namespace ServiceApi.Client.Diagnostics;

/// <summary>One span and one measurement for each token that is fetched. It belongs to the account and to no call: several may wait for it.</summary>
internal sealed class ObservedTokenProvider(IAccessTokenProvider provider, string account, ClientInstruments instruments, TimeProvider time) : IAccessTokenProvider
{
    public async ValueTask<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken)
    {
        using var span = ClientTelemetry.Source.StartActivity(TelemetryNames.TokenSpan);
        span?.SetTag(TelemetryNames.Account, account);
        var start = time.GetTimestamp();
        try
        {
            var token = await provider.GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
            instruments.TokenDuration.Record(time.GetElapsedTime(start).TotalSeconds);
            return token;
        }
        catch (Exception exception)
        {
            var kind = TokenRequestException.KindOf(exception);
            instruments.TokenDuration.Record(time.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>(TelemetryNames.ErrorType, kind));
            span?.SetTag(TelemetryNames.ErrorType, kind).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
