using System.Text.Json;

namespace ServiceApi.Client.Extend;

/// <summary>How events are written as JSON and read from it.</summary>
public static class ExtendJson
{
    /// <summary>
    /// The options that the client itself uses, without reflection and read-only. An app may store events with them and read them
    /// back to the same type without loss, whether they are declared as <see cref="RepairEvent"/> or as what they are.
    /// </summary>
    /// <remarks>
    /// <para>Half of a surrogate pair is refused with a <see cref="JsonException"/>, never replaced.</para>
    /// <para>What they write is safe as JSON, and not to be put into HTML as it is: characters such as &lt; stand as they are.</para>
    /// </remarks>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(ExtendJsonContext.Default.Options)
        {
            Encoder = StrictEncoder.Instance,
            Converters = { new RepairEventConverter() },
        };
        options.MakeReadOnly();
        return options;
    }
}
