using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;
using ServiceApi.Client.Tests.Conventions;
using ServiceApi.Client.Tests.Models;

namespace ServiceApi.Client.Tests.Serialization;

public sealed class ServiceModelResolverTests
{
    public static TheoryData<Type> Models => [.. Library.ResponseModels];

    [Theory]
    [MemberData(nameof(Models))]
    public void Describes_a_model_as_the_frameworks_generator_does(Type model)
    {
        var ours = ServiceApiJson.Options.GetTypeInfo(model);
        var theirs = ServiceApiJsonContext.Default.GetTypeInfo(model)!;

        Assert.Equal(theirs.Properties.Select(Describe).Order(StringComparer.Ordinal), ours.Properties.Select(Describe).Order(StringComparer.Ordinal));
        Assert.NotNull(ours.CreateObject);
        Assert.All(ours.Properties, property => Assert.NotNull(property.Set));
    }

    [Fact]
    public void Reading_takes_fewer_bytes_than_through_a_constructor()
    {
        var ours = (JsonTypeInfo<GetServiceJobsResponse>)ServiceApiJson.Options.GetTypeInfo(typeof(GetServiceJobsResponse));
        var theirs = ServiceApiJsonContext.Default.GetServiceJobsResponse;

        Assert.InRange(BytesOfReading(ours) / (double)BytesOfReading(theirs), 0.3, 0.8);
    }

    private static long BytesOfReading(JsonTypeInfo<GetServiceJobsResponse> type)
    {
        var answer = JsonSerializer.Deserialize(SampleBodies.Jobs, type);
        var before = GC.GetAllocatedBytesForCurrentThread();
        answer = JsonSerializer.Deserialize(SampleBodies.Jobs, type);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(2, answer!.Payload!.Jobs!.Count);
        return bytes;
    }

    private static string Describe(JsonPropertyInfo property) => $"{property.Name}: {property.PropertyType}, {(property.IsExtensionData ? "what is not declared" : "declared")}";
}
