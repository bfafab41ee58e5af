namespace ServiceApi.Client.Contract;

/// <summary>
/// Completes a <c>readonly partial struct</c> as an open enum: its public string constants are the values that the
/// contract lists, and any other text the service sends is kept as it came. See <see cref="IOpenEnum{TSelf}"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class OpenEnumAttribute : Attribute;
