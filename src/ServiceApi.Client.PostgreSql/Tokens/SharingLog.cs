using Microsoft.Extensions.Logging;
using Npgsql;

namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>Tells once that tokens are not shared, and once that they are again, however many accounts there are.</summary>
internal sealed partial class SharingLog(ILogger logger)
{
    private int _failing; // the steps that failed last

    public void Failed(SharingStep step, Exception exception)
    {
        if (Interlocked.Or(ref _failing, (int)step) == 0)
        {
            LogStopped(logger, KindOf(exception));
        }
    }

    public void Worked(SharingStep step)
    {
        if ((Volatile.Read(ref _failing) & (int)step) != 0 && Interlocked.And(ref _failing, ~(int)step) == (int)step)
        {
            LogWorks(logger);
        }
    }

    // The text may name servers, roles and databases.
    private static string KindOf(Exception exception) => exception is PostgresException refused ? refused.SqlState : exception.GetType().Name;

    [LoggerMessage(EventId = 32, Level = LogLevel.Warning, Message = "Access tokens are not shared with other processes at present ({ErrorType}): this process fetches its own.")]
    private static partial void LogStopped(ILogger logger, string errorType);

    [LoggerMessage(EventId = 33, Level = LogLevel.Information, Message = "Access tokens are shared with other processes again.")]
    private static partial void LogWorks(ILogger logger);
}
