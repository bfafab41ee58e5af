using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Tests.Models;

/// <summary>Both sides of a limit.</summary>
internal static class Limits
{
    public static void Allows(params IEnumerable<IValidatable> values) => Assert.All(values, value => value.Validate("value"));

    /// <summary>Asserts that each value is refused with this message and no other.</summary>
    public static void Refuses(string message, params IEnumerable<IValidatable> values) => Assert.All(values, value =>
    {
        var exception = Assert.Throws<ArgumentException>(() => value.Validate("value"));
        Assert.Equal("value", exception.ParamName);
        Assert.Equal($"{message} (Parameter 'value')", exception.Message);
    });

    public static string Text(int length) => new('x', length);

    public static string[] Many(int count, string text) => [.. Enumerable.Repeat(text, count)];
}
