using Microsoft.Extensions.Logging;
using Npgsql;

namespace ServiceApi.Client.PostgreSql.Instances;

/// <summary>What is logged when the instance is cut off, once, and when it returns. Only the kind of an error: its text may name addresses and roles.</summary>
internal sealed partial class InstanceLog(ILogger logger)
{
    public static string KindOf(Exception exception) => exception is PostgresException refusal ? refusal.SqlState : exception.GetType().Name;

    public void CutOff(Exception exception, Standing.CutOff standing)
    {
        if (exception is PostgresException
            {
                SqlState: PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.InsufficientPrivilege,
            })
        {
            NoSchema(PostgreSqlSchema.Version, KindOf(exception));
        }
        else if (standing.Seat is null)
        {
            NeverReached(KindOf(exception));
        }
        else
        {
            CutOff(KindOf(exception));
        }
    }

    public void NotCleaned(Exception exception) => NotCleaned(KindOf(exception));

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "The usage plans are shared again.")]
    public partial void Returned();

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The usage plans are not shared: the database does not answer as it should ({ErrorType}). Until it does, this instance sends no more than its share of them.")]
    private partial void CutOff(string errorType);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The usage plans are not shared: this instance has not reached the database yet, or not for long enough ({ErrorType}). Until it does, its calls wait, since MaxInstances does not say how many others there may be.")]
    private partial void NeverReached(string errorType);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The usage plans are not shared: the schema serviceapi is not there in version {Version}, or this role may not use it ({ErrorType}). Run PostgreSqlSchema.Script, or set CreateSchema; then grant its use.")]
    private partial void NoSchema(int version, string errorType);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "What nobody uses any more could not be deleted from the database ({ErrorType}). Another instance will, or this one in an hour.")]
    private partial void NotCleaned(string errorType);
}
