using ServiceApi.Client.PostgreSql.Plans;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.PostgreSql.Database;

/// <summary>The statements about usage plans and the instances that share them. What they throw says that the database does not do what it should.</summary>
internal interface IPlanDatabase
{
    /// <summary>Tells what is to be told of a plan, and asks for permits.</summary>
    /// <param name="scope">Whose plan it is, and the plan.</param>
    /// <param name="joinedAt">When the instance joined the others, by the database's clock.</param>
    /// <param name="question">What is told, and asked.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<PlanAnswer> ExchangeAsync(UsagePlanScope scope, double joinedAt, PlanQuestion question, CancellationToken cancellationToken);

    /// <summary>Looks how it stands with a plan, and waits for nobody else's questions.</summary>
    Task<PlanAnswer> LookAsync(UsagePlanScope scope, double joinedAt, CancellationToken cancellationToken);

    /// <summary>Says that the instance is there.</summary>
    /// <param name="instance">Which one.</param>
    /// <param name="returns">Whether it was cut off.</param>
    /// <param name="saidAt">When it says so, by the database's clock; null if it does not know that.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Report> ReportAsync(Guid instance, bool returns, double? saidAt, CancellationToken cancellationToken);

    /// <summary>Says that the instance is not there any more.</summary>
    Task LeaveAsync(Guid instance, CancellationToken cancellationToken);

    /// <summary>Forgets what nobody has used for long.</summary>
    Task CleanAsync(CancellationToken cancellationToken);
}
