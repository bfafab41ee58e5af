using System.Text.RegularExpressions;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing.Tests;

/// <summary>What holds for every operation of the contract alike.</summary>
public sealed class EveryOperationTests
{
    private const string Slots = $"marketplaceIds={World.Marketplace}";

    public static TheoryData<string> All => [.. ServicesApiOperations.All.Select(operation => operation.Id)];

    public static TheoryData<string> WithPathValues => [.. ServicesApiOperations.All.Where(operation => operation.Route.Contains('{', StringComparison.Ordinal)).Select(operation => operation.Id)];

    public static TheoryData<string> WithBody =>
    [
        "addAppointmentForServiceJobByServiceJobId", "rescheduleAppointmentForServiceJobByServiceJobId", "assignAppointmentResources",
        "setAppointmentFulfillmentData", "updateSchedule", "createReservation", "updateReservation", "getRangeSlotCapacity",
        "getFixedSlotCapacity", "createServiceDocumentUploadDestination",
    ];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_operation_of_the_contract_is_there(string operationId)
    {
        await using var world = await World.StartAsync();
        var operation = Find(operationId);

        using var answer = await world.SendAsync(operation.Method, Target(operation, "x"));

        Assert.Equal(operationId, Assert.Single(world.Sandbox.Requests).OperationId);
        Assert.NotEqual(403, (int)answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(WithPathValues))]
    public async Task A_path_value_has_100_characters_at_most(string operationId)
    {
        await using var world = await World.StartAsync();
        var operation = Find(operationId);

        Assert.DoesNotContain("characters", await MessagesAsync(new string('x', 100)), StringComparison.Ordinal);
        Assert.Contains("must have 1 to 100 characters", await MessagesAsync(new string('x', 101)), StringComparison.Ordinal);

        async Task<string> MessagesAsync(string id)
        {
            using var answer = await world.SendAsync(operation.Method, Target(operation, id) + "?cancellationReasonCode=X&" + Slots, operation.Method == HttpMethod.Get ? null : "{}");
            Assert.InRange((int)answer.StatusCode, 400, 404);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("marketplaceIds=")]
    [InlineData("marketplaceIds=A1,A2")]
    [InlineData("marketplaceIds=A1&marketplaceIds=A2")]
    public async Task Exactly_one_marketplace_is_required(string query)
    {
        await using var world = await World.StartAsync();
        string[] operations =
        [
            "updateSchedule", "createReservation", "updateReservation", "cancelReservation", "getRangeSlotCapacity", "getFixedSlotCapacity",
            "getAppointmmentSlotsByJobId", "getAppointmentSlots", "getServiceJobs",
        ];

        foreach (var operation in operations.Select(Find))
        {
            using var answer = await world.SendAsync(operation.Method, $"{Target(operation, "x")}?{query}", operation.Method.Method is "POST" or "PUT" ? "{}" : null);

            Assert.Equal(400, (int)answer.StatusCode);
            Assert.Contains("marketplaceIds", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task A_body_must_be_a_JSON_object_and_be_said_to_be_one(string operationId)
    {
        await using var world = await World.StartAsync(time => new() { TimeProvider = time, UseAmazonSandboxPlan = true });
        var operation = Find(operationId);
        var target = $"{Target(operation, "x")}?{Slots}";
        using var untyped = world.Request(operation.Method, target);
        untyped.Content = new StringContent("{}");

        foreach (var body in (string[])["", "[]", "null", "{", """{"a":1,"a":2}"""])
        {
            using var refused = await world.SendAsync(operation.Method, target, body);
            Assert.Equal(400, (int)refused.StatusCode);
            Assert.Contains("The body must be a JSON object.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var answer = await world.Http.SendAsync(untyped);
        Assert.Equal(415, (int)answer.StatusCode);
    }

    private static Operation Find(string id) => ServicesApiOperations.All.Single(operation => operation.Id == id);

    private static string Target(Operation operation, string id) => Regex.Replace(operation.Route, @"\{\w+\}", id);
}
