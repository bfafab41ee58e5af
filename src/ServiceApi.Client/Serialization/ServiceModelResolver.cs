using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Serialization;

/// <summary>
/// How answers are made and filled. System.Text.Json's generator has no way to set a member that is <c>init</c>, so it
/// gathers all members of an object in boxes first: a third more time and half as many bytes again for a page of jobs.
/// </summary>
[DescribesModels(typeof(ServiceModel))]
internal sealed partial class ServiceModelResolver : IJsonTypeInfoResolver
{
    // A copy of the options may hold a converter of the app's own for a model: the context behind puts it in its place.
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        options.Converters.Any(converter => converter.CanConvert(type)) ? null : Describe(type, options);

    private static JsonTypeInfo<TModel> Model<TModel>(JsonSerializerOptions options, Func<TModel> create, params JsonPropertyInfo[] members)
        where TModel : ServiceModel =>
        JsonMetadataServices.CreateObjectInfo(options, new JsonObjectInfoValues<TModel>
        {
            ObjectCreator = create,
            PropertyMetadataInitializer = _ => [.. members, AdditionalMembers(options)],
        });

    private static JsonPropertyInfo Member<TModel, TValue>(JsonSerializerOptions options, string name, Func<object, TValue> get, Action<object, TValue?> set) =>
        JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<TValue>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = typeof(TModel),
            PropertyName = name,
            Getter = get,
            Setter = set,
        });

    private static JsonPropertyInfo AdditionalMembers(JsonSerializerOptions options) =>
        JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<IDictionary<string, JsonElement>>
        {
            IsProperty = true,
            IsPublic = true,
            IsExtensionData = true,
            DeclaringType = typeof(ServiceModel),
            PropertyName = nameof(ServiceModel.AdditionalMembers),
            Getter = static model => ((ServiceModel)model).AdditionalMembers,
            Setter = static (model, value) => ((ServiceModel)model).AdditionalMembers = value,
        });
}
