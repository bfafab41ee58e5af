namespace ServiceApi.Client.PostgreSql.Plans;

/// <summary>How it stands with a usage plan. All but <paramref name="AskedAt"/> and <paramref name="AnsweredAt"/> is the database's word.</summary>
/// <param name="AskedAt">When it was asked, in the instance's seconds.</param>
/// <param name="AnsweredAt">When its answer was there.</param>
/// <param name="Granted">How many permits were granted: those before <paramref name="Line"/>.</param>
/// <param name="Line">The number of the next permit.</param>
/// <param name="DueIn">In how many seconds it is due; negative by what the bucket holds.</param>
/// <param name="Pace">How many follow each other in a second.</param>
/// <param name="Rate">The plan's rate, in requests per second.</param>
/// <param name="PausedFor">For how many seconds nothing is sent, since the service has refused a request.</param>
/// <param name="BegunAt">Which line it is: after the database has crashed there is another, with numbers of its own.</param>
internal sealed record PlanAnswer(
    double AskedAt, double AnsweredAt, int Granted, long Line, double DueIn, double Pace, double Rate, double PausedFor, double BegunAt)
{
    /// <summary>Whether it came so late that what it grants is void.</summary>
    public bool IsLate => AnsweredAt - AskedAt > Turn.GoodFor;
}
