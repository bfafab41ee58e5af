using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServiceApi.Client.Serialization;

/// <summary>How the models of Amazon's Services API are read from JSON and written to it.</summary>
public static class ServiceApiJson
{
    /// <summary>
    /// The options that the client itself uses, without reflection and read-only: names in camel case, no nulls written, dates and
    /// whole numbers read in every form that the service sends. An app may store models with them and read them back
    /// without loss: unknown members, unknown enum values and the offsets of dates are kept.
    /// </summary>
    /// <remarks>
    /// <para>To add types of your own, copy the options, and put your resolver after this one's in <see cref="JsonSerializerOptions.TypeInfoResolverChain"/>.</para>
    /// <para>A member that is not declared and holds half of a surrogate pair is kept, and writing it throws <see cref="JsonException"/>: it is no text.</para>
    /// <para>What they write is safe as JSON, and not to be put into HTML as it is: characters such as &lt; stand as they are.</para>
    /// </remarks>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(ServiceApiJsonContext.Default.Options)
        {
            // The default encoder would write the plus sign of an offset, and every letter beyond ASCII, as an escape.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.TypeInfoResolverChain.Insert(0, new ServiceModelResolver());
        options.MakeReadOnly();
        return options;
    }
}
