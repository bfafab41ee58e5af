namespace ServiceApi.Client.Testing;

/// <summary>How far a service order is.</summary>
public enum SandboxServiceOrderStatus
{
    /// <summary>It has been assigned to the servicer, who has not accepted it: reports of it are answered with 409.</summary>
    Assigned,

    /// <summary>The servicer has accepted it, and may report on it.</summary>
    Accepted,

    /// <summary>It is over: reports of it are answered with 409.</summary>
    Closed,
}
