namespace ServiceApi.Client.Testing;

/// <summary>Where the work of a service order is done, which decides which events may be reported of it.</summary>
public enum SandboxServiceOrderKind
{
    /// <summary>The device is sent to the servicer.</summary>
    Depot,

    /// <summary>The servicer visits the customer.</summary>
    Onsite,
}
