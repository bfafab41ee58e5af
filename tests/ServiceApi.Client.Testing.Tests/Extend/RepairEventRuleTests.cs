using System.Text.Json.Nodes;
using static ServiceApi.Client.Testing.SandboxServiceOrderKind;

namespace ServiceApi.Client.Testing.Tests;

/// <summary>What may be in a report.</summary>
public sealed class RepairEventRuleTests
{
    /// <summary>Every event of the reference with all of its members.</summary>
    private static readonly (SandboxServiceOrderKind Kind, string Report)[] Documented =
    [
        (Depot, """{"event":"product_received","receivedBy":"Bo","receivedAt":1795348800000}"""),
        (Depot, """{"event":"product_delivered","deliveredTo":"Bo","deliveredAt":1795348800000}"""),
        (Depot, """{"event":"product_diagnosed","diagnosedBy":"Bo","diagnosticExplanation":"cracked","diagnosticCompletedAt":1795348800000}"""),
        (Depot, """{"event":"repair_eta","isDelayed":true,"delayReason":"parts","estimatedRepairCompletionAt":1795348800000}"""),
        (Depot, """{"event":"repair_started","repairStartedAt":-1}"""),
        (Depot, """{"event":"repair_completed","repairCompletedAt":0,"repairExplanation":"new screen"}"""),
        (Depot, """{"event":"repair_shipped","repairShippedAt":8640000000000000}"""),
        (Onsite, """{"event":"part_management","partManagementEventType":"parts_needed"}"""),
        (Onsite, """{"event":"appointment_scheduling","appointmentEventType":"rescheduled","appointmentDate":1795348800000}"""),
        (Onsite, """{"event":"customer_contact","customerContactEventType":"appointment_requested","method":"email_and_phone","contactTimestamp":1795348800000,"appointmentTimestamps":[1795348800000,1795435200000]}"""),
        (Onsite, """{"event":"batched","availabilityWindows":[1795348800000]}"""),
        (Onsite, """{"event":"resolved","resolutionType":"fulfilled","reason":"defective_product_not_shipped"}"""),
    ];

    public static TheoryData<string> Events => [.. Documented.Select(documented => Name(documented.Report))];

    [Theory]
    [MemberData(nameof(Events))]
    public async Task A_documented_event_goes_with_its_own_kind_of_order_alone(string name)
    {
        await using var world = await ExtendWorld.StartAsync();
        var (kind, report) = Find(name);

        using var own = await world.ReportAsync(kind, report);
        using var other = await world.ReportAsync(kind == Depot ? Onsite : Depot, report);
        using var bare = await world.ReportAsync(kind, $$"""{"event":"{{name}}","notes":""}""");

        Assert.Equal([200, 200], [(int)own.StatusCode, (int)bare.StatusCode]);
        Assert.Equal($"{name} goes with orders of kind {kind}, and this one is {(kind == Depot ? Onsite : Depot)}.", await ExtendWorld.RefusalAsync(other, 400));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public async Task A_member_of_a_documented_event_may_stand_in_any_other_and_keeps_its_type(string name)
    {
        await using var world = await ExtendWorld.StartAsync();
        foreach (var (member, value) in JsonNode.Parse(Find(name).Report)!.AsObject().Where(member => member.Key != "event"))
        {
            foreach (var (kind, other) in Documented.Where(documented => Name(documented.Report) != name).Append((Depot, """{"event":"seen"}""")))
            {
                var report = JsonNode.Parse(other)!.AsObject();
                report[member] = value!.DeepClone();

                using var answer = await world.ReportAsync(kind, report.ToJsonString());
                report[member] = new JsonArray(new JsonArray());
                using var refusal = await world.ReportAsync(kind, report.ToJsonString());

                Assert.Equal(200, (int)answer.StatusCode);
                Assert.StartsWith($"{member} must be ", await ExtendWorld.RefusalAsync(refusal, 400), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Other_events_go_with_any_order_and_have_metadata_and_a_date()
    {
        await using var world = await ExtendWorld.StartAsync();
        const string Report = """{"event":"Product_Received","metadata":{"deep":{"list":[1,null]}},"eventDate":1795348800000,"notes":"n"}""";

        using var depot = await world.ReportAsync(Depot, Report);
        using var onsite = await world.ReportAsync(Onsite, Report);

        Assert.Equal([200, 200], [(int)depot.StatusCode, (int)onsite.StatusCode]);
    }

    [Theory]
    [InlineData("""{"event":"repair_started","warranty":null,"Notes":1,"more":{"event":2}}""")]
    [InlineData("""{"event":"seen","ReceivedAt":"today"}""")]
    public async Task Members_that_no_list_names_are_anything(string report)
    {
        await using var world = await ExtendWorld.StartAsync();

        using var answer = await world.ReportAsync(Depot, report);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(report, Assert.Single(Assert.Single(world.Sandbox.ServiceOrders.All).Events).Json.GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"batched\"")]
    [InlineData("{")]
    [InlineData("""{"event":"a","event":"b"}""")]
    public async Task A_report_is_a_JSON_object(string report)
    {
        await using var world = await ExtendWorld.StartAsync();

        using var answer = await world.ReportAsync(Depot, report);

        Assert.Equal("The body must be a JSON object.", await ExtendWorld.RefusalAsync(answer, 400));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"event":""}""")]
    [InlineData("""{"event":null}""")]
    [InlineData("""{"event":1}""")]
    [InlineData("""{"Event":"seen"}""")]
    public async Task A_report_names_its_event(string report)
    {
        await using var world = await ExtendWorld.StartAsync();

        using var answer = await world.ReportAsync(Depot, report);

        Assert.Equal("event is required.", await ExtendWorld.RefusalAsync(answer, 400));
    }

    [Theory]
    [InlineData("product_received", "receivedBy", "1", "a string")]
    [InlineData("product_received", "receivedBy", "null", "a string")]
    [InlineData("product_received", "notes", "{}", "a string")]
    [InlineData("seen", "notes", "null", "a string")]
    [InlineData("repair_eta", "isDelayed", "\"true\"", "true or false")]
    [InlineData("repair_eta", "isDelayed", "1", "true or false")]
    [InlineData("repair_eta", "isDelayed", "null", "true or false")]
    [InlineData("product_received", "receivedAt", "\"2026-11-22T12:00:00Z\"", "a whole number of milliseconds since 1970")]
    [InlineData("product_received", "receivedAt", "\"1795348800000\"", "a whole number of milliseconds since 1970")]
    [InlineData("product_received", "receivedAt", "1795348800000.5", "a whole number of milliseconds since 1970")]
    [InlineData("product_received", "receivedAt", "8640000000000001", "a whole number of milliseconds since 1970")]
    [InlineData("product_received", "receivedAt", "-8640000000000001", "a whole number of milliseconds since 1970")]
    [InlineData("product_received", "receivedAt", "null", "a whole number of milliseconds since 1970")]
    [InlineData("seen", "eventDate", "true", "a whole number of milliseconds since 1970")]
    [InlineData("seen", "metadata", "[]", "a JSON object")]
    [InlineData("seen", "metadata", "\"{}\"", "a JSON object")]
    [InlineData("batched", "availabilityWindows", "1795348800000", "an array of whole numbers of milliseconds since 1970")]
    [InlineData("batched", "availabilityWindows", "[1.5]", "an array of whole numbers of milliseconds since 1970")]
    [InlineData("batched", "availabilityWindows", "[1,null]", "an array of whole numbers of milliseconds since 1970")]
    [InlineData("customer_contact", "appointmentTimestamps", "{}", "an array of whole numbers of milliseconds since 1970")]
    [InlineData("part_management", "partManagementEventType", "\"parts_lost\"", "one of parts_needed, parts_ordered, parts_shipped, parts_delivered")]
    [InlineData("part_management", "partManagementEventType", "\"Parts_Needed\"", "one of parts_needed, parts_ordered, parts_shipped, parts_delivered")]
    [InlineData("part_management", "partManagementEventType", "null", "one of parts_needed, parts_ordered, parts_shipped, parts_delivered")]
    [InlineData("appointment_scheduling", "appointmentEventType", "\"\"", "one of scheduled, rescheduled, cancelled")]
    [InlineData("customer_contact", "method", "\"fax\"", "one of email, phone, email_and_phone")]
    [InlineData("customer_contact", "customerContactEventType", "0", "one of appointment_reminder, schedule_attempt_failure, appointment_requested, appointment_request_confirmed")]
    [InlineData("resolved", "resolutionType", "\"open\"", "one of closed, fulfilled")]
    [InlineData("resolved", "reason", "\"closed\"", "one of no_service_required, new_service_needed, additional_servicing_required, defective_product_not_shipped")]
    public async Task A_value_of_another_type_is_refused(string name, string member, string value, string expected)
    {
        await using var world = await ExtendWorld.StartAsync();
        var kind = Array.Find(Documented, documented => Name(documented.Report) == name).Kind;

        using var answer = await world.ReportAsync(kind, $$"""{"event":"{{name}}","{{member}}":{{value}}}""");

        Assert.Equal($"{member} must be {expected}.", await ExtendWorld.RefusalAsync(answer, 400));
        Assert.Empty(Assert.Single(world.Sandbox.ServiceOrders.All).Events);
    }

    [Theory]
    [InlineData("part_management", "partManagementEventType", "parts_needed", "parts_ordered", "parts_shipped", "parts_delivered")]
    [InlineData("appointment_scheduling", "appointmentEventType", "scheduled", "rescheduled", "cancelled")]
    [InlineData("customer_contact", "customerContactEventType", "appointment_reminder", "schedule_attempt_failure", "appointment_requested", "appointment_request_confirmed")]
    [InlineData("customer_contact", "method", "email", "phone", "email_and_phone")]
    [InlineData("resolved", "resolutionType", "closed", "fulfilled")]
    [InlineData("resolved", "reason", "no_service_required", "new_service_needed", "additional_servicing_required", "defective_product_not_shipped")]
    public async Task Every_documented_value_is_accepted(string name, string member, params string[] values)
    {
        await using var world = await ExtendWorld.StartAsync();
        foreach (var value in values)
        {
            using var answer = await world.ReportAsync(Onsite, $$"""{"event":"{{name}}","{{member}}":"{{value}}"}""");

            Assert.Equal(200, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_before_the_state_of_the_order()
    {
        await using var world = await ExtendWorld.StartAsync();
        var id = world.Sandbox.ServiceOrders.Add(Depot, SandboxServiceOrderStatus.Closed).Id;

        using var answer = await world.ReportAsync(id, """{"event":"batched","notes":1,"receivedAt":1.5}""");

        Assert.Equal(
            "batched goes with orders of kind Onsite, and this one is Depot. notes must be a string. receivedAt must be a whole number of milliseconds since 1970.",
            await ExtendWorld.RefusalAsync(answer, 400));
    }

    private static (SandboxServiceOrderKind Kind, string Report) Find(string name) => Array.Find(Documented, documented => Name(documented.Report) == name);

    private static string Name(string? report) => report is null ? "" : (string)JsonNode.Parse(report)!["event"]!;
}
