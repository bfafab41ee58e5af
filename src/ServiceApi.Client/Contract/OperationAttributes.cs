namespace ServiceApi.Client.Contract;

/// <summary>The usage plan that the service documents for an operation. Without it, calls are not throttled.</summary>
/// <param name="ratePerSecond">Requests per second that the service grants in the long run; greater than 0.</param>
/// <param name="burst">Requests that may be sent at once after a pause; at least 1.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UsagePlanAttribute(double ratePerSecond, int burst) : Attribute
{
    /// <summary>Requests per second that the service grants in the long run.</summary>
    public double RatePerSecond { get; } = ratePerSecond;

    /// <summary>Requests that may be sent at once after a pause.</summary>
    public int Burst { get; } = burst;
}

/// <summary>
/// The operation's id where the method's name does not spell it. Without it the id is the method's name without
/// <c>Async</c>, its first letter in lower case.
/// </summary>
/// <param name="id">The id as the service's reference spells it.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationIdAttribute(string id) : Attribute
{
    /// <summary>The id as the service's reference spells it.</summary>
    public string Id { get; } = id;
}

/// <summary>Says that a POST does no more when it is carried out twice, and may be sent again when a connection breaks or the service fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SafeToRepeatAttribute : Attribute;
