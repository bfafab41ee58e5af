using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ServiceApi.Client.Serialization;

/// <summary>How the models of a contract that an app declares are read from JSON and written to it.</summary>
internal static class ContractJson
{
    private static readonly ConditionalWeakTable<IJsonTypeInfoResolver, JsonSerializerOptions> Known = [];

    /// <summary>The options of the app's own context, or those of the web where a resolver has none; dates without an offset are UTC unless the app converts them itself.</summary>
    public static JsonSerializerOptions Of(IJsonTypeInfoResolver resolver) => Known.GetValue(resolver, Create);

    private static JsonSerializerOptions Create(IJsonTypeInfoResolver resolver)
    {
        var options = resolver is JsonSerializerContext context
            ? new JsonSerializerOptions(context.Options)
            : new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = resolver };
        options.Converters.Add(new DateTimeOffsetConverter());
        options.MakeReadOnly();
        return options;
    }
}
