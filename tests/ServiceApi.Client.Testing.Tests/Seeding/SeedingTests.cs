using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Testing.Tests;

public sealed class SeedingTests
{
    private static readonly string[] EveryMember =
    [
        "createTime", "serviceJobId", "serviceJobStatus", "serviceOrderId", "marketplaceId", "storeId", "productOrderIds[]", "trackingIds[]",
        "scopeOfWork.asin", "scopeOfWork.title", "scopeOfWork.quantity", "scopeOfWork.requiredSkills[]",
        "seller.sellerId", "serviceJobProvider.serviceJobProviderId",
        "preferredAppointmentTimes[].startTime", "preferredAppointmentTimes[].durationInMinutes",
        "appointments[].appointmentId", "appointments[].appointmentStatus", "appointments[].rescheduledAppointmentId",
        "appointments[].appointmentTime.startTime", "appointments[].appointmentTime.durationInMinutes",
        "appointments[].assignedTechnicians[].technicianId", "appointments[].assignedTechnicians[].name",
        "appointments[].poa.appointmentTime.startTime", "appointments[].poa.appointmentTime.durationInMinutes",
        "appointments[].poa.technicians[].technicianId", "appointments[].poa.technicians[].name",
        "appointments[].poa.uploadingTechnician", "appointments[].poa.uploadTime", "appointments[].poa.poaType",
        "buyer.buyerId", "buyer.name", "buyer.phone", "buyer.isPrimeMember",
        "associatedItems[].asin", "associatedItems[].title", "associatedItems[].quantity", "associatedItems[].orderId",
        "associatedItems[].itemStatus", "associatedItems[].brandName", "associatedItems[].itemDelivery.estimatedDeliveryDate",
        "associatedItems[].itemDelivery.itemDeliveryPromise.startTime", "associatedItems[].itemDelivery.itemDeliveryPromise.endTime",
        "associatedItems[].linkedAssets[].assetType", "associatedItems[].linkedAssets[].assetName",
        "associatedItems[].linkedAssets[].additionalAttributes.make", "associatedItems[].linkedAssets[].additionalAttributes.model",
        "associatedItems[].linkedAssets[].additionalAttributes.year",
        "serviceLocation.serviceLocationType", "serviceLocation.address.name", "serviceLocation.address.addressLine1",
        "serviceLocation.address.addressLine2", "serviceLocation.address.addressLine3", "serviceLocation.address.city",
        "serviceLocation.address.county", "serviceLocation.address.district", "serviceLocation.address.stateOrRegion",
        "serviceLocation.address.postalCode", "serviceLocation.address.countryCode", "serviceLocation.address.phone",
        "payments[].amount.value", "payments[].amount.currency", "payments[].instrument",
    ];

    [Fact]
    public async Task Seeded_jobs_have_every_member_of_the_contract_and_no_other()
    {
        var jobs = await SeedAsync(45);

        var members = jobs.SelectMany(job => Members(job.Json)).Distinct(StringComparer.Ordinal);

        Assert.Equal(EveryMember.Order(StringComparer.Ordinal), members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Seeded_jobs_have_every_status_and_the_clients_models_know_all_of_their_values()
    {
        var jobs = await SeedAsync(45);

        var models = jobs.Select(job => (ServiceJob)job.Json.Deserialize(ServiceApiJson.Options.GetTypeInfo(typeof(ServiceJob)))!).ToArray();

        Assert.Equal(7, models.Select(job => job.ServiceJobStatus).Distinct().Count());
        Assert.All(models, job => Assert.True(job.ServiceJobStatus!.Value.IsKnown));
        Assert.All(models, job => Assert.Null(job.AdditionalMembers));
    }

    [Fact]
    public async Task Seeded_jobs_are_the_same_in_every_sandbox()
    {
        var one = await SeedAsync(20);
        var other = await SeedAsync(20);

        Assert.Equal(one.Select(job => job.Json.ToJsonString()), other.Select(job => job.Json.ToJsonString()));
        Assert.Equal(one.Select(job => job.LastUpdateTime), other.Select(job => job.LastUpdateTime));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Seeded_jobs_were_created_in_the_last_28_days_and_updated_since(int count)
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Seed(count);
        var now = world.Time.GetUtcNow();

        Assert.All(world.Sandbox.Jobs.All, job =>
        {
            Assert.InRange(job.CreateTime, now.AddDays(-28).AddSeconds(-1), now.AddSeconds(-1));
            Assert.InRange(job.LastUpdateTime, job.CreateTime, now);
        });
    }

    [Fact]
    public async Task Seeding_twice_makes_other_jobs()
    {
        await using var world = await World.StartAsync();

        var ids = world.Sandbox.Jobs.Seed(5).Concat(world.Sandbox.Jobs.Seed(5));

        Assert.Equal(10, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(10, world.Sandbox.Jobs.All.Count);
    }

    [Fact]
    public async Task Nobody_is_meant()
    {
        var jobs = await SeedAsync(45);

        Assert.All(jobs, job =>
        {
            Assert.EndsWith("Example", (string)job.Json["buyer"]!["name"]!, StringComparison.Ordinal);
            Assert.Matches(new Regex(@"^\+1-555-555-01\d\d$"), (string)job.Json["buyer"]!["phone"]!);
        });
        Assert.Contains(jobs, job => ((string)job.Json["scopeOfWork"]!["title"]!).Contains('\u00A0', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Active_appointments_lie_ahead_and_the_others_behind()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Seed(45);
        var now = world.Time.GetUtcNow();

        var appointments = world.Sandbox.Jobs.All.SelectMany(job => job.Json["appointments"]!.AsArray()).ToArray();

        Assert.NotEmpty(appointments);
        Assert.All(appointments, appointment => Assert.Equal(
            (string)appointment!["appointmentStatus"]! == "ACTIVE",
            DateTimeOffset.Parse((string)appointment["appointmentTime"]!["startTime"]!, null) > now));
    }

    private static async Task<SandboxJob[]> SeedAsync(int count)
    {
        await using var world = await World.StartAsync();
        return [.. world.Sandbox.Jobs.Seed(count).Select(id => world.Sandbox.Jobs.Find(id)!)];
    }

    private static IEnumerable<string> Members(JsonNode? node, string path = "") => node switch
    {
        JsonObject json => json.SelectMany(member => Members(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray array => array.SelectMany(item => Members(item, $"{path}[]")),
        _ => [path],
    };
}
