namespace ServiceApi.Client.PostgreSql.Database;

/// <summary>The functions of the schema that this version calls.</summary>
internal static class Statements
{
    public const string Exchange =
        "select granted, line, due_in, pace, rate, paused_for, begun_at from serviceapi.exchange_1($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

    public const string Report = "select is_heard, heard_at, seat, seats, joined_at, seated_at, given_out from serviceapi.report_1($1, $2, $3, $4)";

    public const string Leave = "select serviceapi.leave_1($1)";

    public const string Clean = "select serviceapi.clean_1()";
}
