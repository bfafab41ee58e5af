namespace ServiceApi.Client.PostgreSql.Tests.Support;

/// <summary>The machine's clock, by which limits take longer: where nothing is meant to hang, a busy machine must not look like it.</summary>
internal sealed class PatientTime : TimeProvider
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(1);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime >= ShortestLimit ? dueTime * 30 : dueTime, period);
}
