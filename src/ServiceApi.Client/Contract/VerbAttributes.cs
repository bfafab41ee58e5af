namespace ServiceApi.Client.Contract;

/// <summary>The verb and the route of an operation. The generator implements the interface that declares it.</summary>
/// <param name="route">The path from the host's root, with placeholders such as <c>{serviceJobId}</c> that name parameters of the method.</param>
[AttributeUsage(AttributeTargets.Method)]
public abstract class VerbAttribute(string route) : Attribute
{
    /// <summary>The path from the host's root, with placeholders in braces.</summary>
    public string Route { get; } = route;
}

/// <summary>Declares an operation that is a GET. It is safe to repeat.</summary>
/// <param name="route"><inheritdoc cref="VerbAttribute" path="/param[@name='route']"/></param>
public sealed class GetAttribute(string route) : VerbAttribute(route);

/// <summary>Declares an operation that is a POST. It is not retried after a broken connection unless it is <see cref="SafeToRepeatAttribute">said to be safe</see>.</summary>
/// <param name="route"><inheritdoc cref="VerbAttribute" path="/param[@name='route']"/></param>
public sealed class PostAttribute(string route) : VerbAttribute(route);

/// <summary>Declares an operation that is a PUT. It is safe to repeat.</summary>
/// <param name="route"><inheritdoc cref="VerbAttribute" path="/param[@name='route']"/></param>
public sealed class PutAttribute(string route) : VerbAttribute(route);

/// <summary>Declares an operation that is a DELETE. It is safe to repeat.</summary>
/// <param name="route"><inheritdoc cref="VerbAttribute" path="/param[@name='route']"/></param>
public sealed class DeleteAttribute(string route) : VerbAttribute(route);
