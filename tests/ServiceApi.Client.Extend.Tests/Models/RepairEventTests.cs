using System.Reflection;
using System.Text.Json;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Tests.Support;

namespace ServiceApi.Client.Extend.Tests.Models;

public sealed class RepairEventTests
{
    private const string Seed = "SEEDED";

    private static readonly Type[] Types = [.. typeof(RepairEvent).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(RepairEvent)))];

    [Fact]
    public void Depot_and_onsite_events_are_told_apart_by_type()
    {
        string[] depot = ["product_received", "product_delivered", "product_diagnosed", "repair_eta", "repair_started", "repair_completed", "repair_shipped"];
        string[] onsite = ["part_management", "appointment_scheduling", "customer_contact", "batched", "resolved"];
        var events = ExpectedBodies.All.Select(body => body.Value).ToList();

        Assert.Equal(depot.Order(), events.OfType<DepotEvent>().Select(value => value.Event).Distinct().Order());
        Assert.Equal(onsite.Order(), events.OfType<OnsiteEvent>().Select(value => value.Event).Distinct().Order());
        Assert.False((RepairEvent)new OtherEvent("x") is DepotEvent or OnsiteEvent);
    }

    [Fact]
    public void Only_this_library_adds_events() =>
        Assert.All(Types, type => Assert.True(type.IsSealed || (type.IsAbstract && type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).All(IsCopyOrClosed)), type.Name));

    [Fact]
    public void A_text_for_people_has_the_name_of_the_event_and_nothing_else()
    {
        var value = new ProductReceivedEvent { ReceivedBy = Seed, ReceivedAt = DateTimeOffset.UnixEpoch, Notes = Seed, AdditionalMembers = Json.Members((Seed, $"\"{Seed}\"")) };

        Assert.Equal("ProductReceivedEvent { Event = product_received }", value.ToString());
        Assert.Equal("OtherEvent { Event = x }", new OtherEvent("x", JsonElement.Parse($$"""{"{{Seed}}":1}""")) { Notes = Seed }.ToString());
        Assert.All(ExpectedBodies.All, body => Assert.Equal($"{body.Value.GetType().Name} {{ Event = {body.Value.Event} }}", body.Value.ToString()));
    }

    [Fact]
    public void Lists_and_members_are_copied_when_they_are_given()
    {
        var times = new List<DateTimeOffset> { DateTimeOffset.UnixEpoch };
        var members = new Dictionary<string, JsonElement>();
        using (var document = JsonDocument.Parse("[1]"))
        {
            members["a"] = document.RootElement;
            var value = new BatchedEvent { AvailabilityWindows = times, AdditionalMembers = members };
            times.Add(DateTimeOffset.MaxValue);
            members.Clear();
            document.Dispose();

            Assert.Equal("""{"event":"batched","availabilityWindows":[0],"a":[1]}""", Json.Write(value));
        }
    }

    [Fact]
    public void Events_are_equal_when_all_that_they_say_is()
    {
        var value = Batched(1, 2);

        AssertEqual(value, Batched(1, 2));
        AssertEqual(value, value with { });
        AssertEqual(value, value with { AvailabilityWindows = [.. value.AvailabilityWindows!.Select(time => time.ToOffset(TimeSpan.FromHours(3)))] });
        AssertEqual(value with { AdditionalMembers = Json.Members(("a", "1"), ("b", "{\"x\":1,\"y\":\"\\u0041\"}")) }, value with { AdditionalMembers = Json.Members(("b", "{ \"y\":\"A\", \"x\":1.0 }"), ("a", "1")) });
        AssertEqual(new OtherEvent("x", JsonElement.Parse("{\"a\":[1]}")), new OtherEvent("x", JsonElement.Parse("{\"a\":[1e0]}")));
    }

    [Fact]
    public void Events_are_different_when_anything_is()
    {
        RepairEvent[] values =
        [
            Batched(1, 2), Batched(2, 1), Batched(1), Batched(), new BatchedEvent(), Batched(1, 2) with { Notes = "n" },
            Batched(1, 2) with { AdditionalMembers = Json.Members(("a", "1")) },
            Batched(1, 2) with { AdditionalMembers = Json.Members(("a", "2")) },
            Batched(1, 2) with { AdditionalMembers = Json.Members(("A", "1")) },
            Batched(1, 2) with { AdditionalMembers = Json.Members(("a", "1"), ("b", "1")) },
            new RepairStartedEvent(), new RepairShippedEvent(),
            new OtherEvent("x"), new OtherEvent("y"), new OtherEvent("x", JsonElement.Parse("{}")), new OtherEvent("x", JsonElement.Parse("{\"a\":[1,2]}")), new OtherEvent("x", JsonElement.Parse("{\"a\":[2,1]}")),
        ];

        Assert.All(values, value => Assert.Single(values, other => other == value));
    }

    [Fact]
    public void Members_must_be_given_and_be_JSON()
    {
        Assert.Equal("AdditionalMembers", Assert.Throws<ArgumentNullException>(() => new BatchedEvent { AdditionalMembers = null! }).ParamName);

        var exception = Assert.Throws<ArgumentException>(() => new BatchedEvent { AdditionalMembers = new Dictionary<string, JsonElement> { ["a"] = default } });
        Assert.IsType<InvalidOperationException>(exception.InnerException);
        Assert.Throws<ArgumentException>(() => new BatchedEvent { AdditionalMembers = Json.Members(("a", "[\"\\ud800\"]")) });
    }

    [Fact]
    public void A_member_that_the_event_declares_is_refused_as_an_additional_one() =>
        Assert.All(ExpectedBodies.All.Where(body => body.Name != "additional members"), body =>
            Assert.All(JsonElement.Parse(body.Json).EnumerateObject().Select(member => member.Name), name =>
            {
                var message = Refusal(body.Value with { AdditionalMembers = Json.Members((name, "1"), ("other", "1")) });
                Assert.Equal($"repairEvent.AdditionalMembers must not hold {name}, which the event declares itself. (Parameter 'repairEvent')", message);
            }));

    [Fact]
    public void A_value_out_of_a_list_must_not_be_empty()
    {
        AssertEmptyIsRefused("PartManagementEventType", "PartManagementEventType", new PartManagementEvent { PartManagementEventType = default(PartManagementEventType) });
        AssertEmptyIsRefused("AppointmentEventType", "AppointmentEventType", new AppointmentSchedulingEvent { AppointmentEventType = "" });
        AssertEmptyIsRefused("CustomerContactEventType", "CustomerContactEventType", new CustomerContactEvent { CustomerContactEventType = "" });
        AssertEmptyIsRefused("Method", "ContactMethod", new CustomerContactEvent { Method = default(ContactMethod) });
        AssertEmptyIsRefused("ResolutionType", "ResolutionType", new ResolvedEvent { ResolutionType = "" });
        AssertEmptyIsRefused("Reason", "ResolutionReason", new ResolvedEvent { Reason = "" });

        static void AssertEmptyIsRefused(string member, string type, RepairEvent value) =>
            Assert.StartsWith($"repairEvent.{member} must not be empty: give a constant of {type} or another text, or leave it out.", Refusal(value), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_in_every_text()
    {
        const string Half = "Doe \uD83D";

        AssertRefused("Notes", new RepairStartedEvent { Notes = Half });
        AssertRefused("Event", new OtherEvent(Half));
        AssertRefused("ReceivedBy", new ProductReceivedEvent { ReceivedBy = Half });
        AssertRefused("DeliveredTo", new ProductDeliveredEvent { DeliveredTo = Half });
        AssertRefused("DiagnosedBy", new ProductDiagnosedEvent { DiagnosedBy = Half });
        AssertRefused("DiagnosticExplanation", new ProductDiagnosedEvent { DiagnosticExplanation = Half });
        AssertRefused("DelayReason", new RepairEtaEvent { DelayReason = Half });
        AssertRefused("RepairExplanation", new RepairCompletedEvent { RepairExplanation = Half });
        AssertRefused("Method", new CustomerContactEvent { Method = Half });
        AssertRefused("AdditionalMembers", new RepairStartedEvent { AdditionalMembers = Json.Members((Half, "1")) });

        static void AssertRefused(string member, RepairEvent value)
        {
            var message = Refusal(value);
            Assert.StartsWith($"repairEvent.{member} must ", message, StringComparison.Ordinal);
            Assert.Contains("half of a surrogate pair cannot be sent.", message, StringComparison.Ordinal);
            Assert.DoesNotContain("Doe", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_exception_names_all_that_is_wrong()
    {
        var message = Refusal(new ResolvedEvent { ResolutionType = "", Reason = "\uD800", Notes = "\uDC00", AdditionalMembers = Json.Members(("reason", "1")) });

        Assert.Equal(4, message.Split("repairEvent.").Length - 1);
    }

    private static BatchedEvent Batched(params long[] milliseconds) => new() { AvailabilityWindows = [.. milliseconds.Select(DateTimeOffset.FromUnixTimeMilliseconds)] };

    private static void AssertEqual(RepairEvent expected, RepairEvent actual)
    {
        Assert.True(expected == actual);
        Assert.Equal(expected.GetHashCode(), actual.GetHashCode());
    }

    private static string Refusal(RepairEvent value) => Assert.Throws<ArgumentException>("repairEvent", () => RequestGuard.Valid(value, "repairEvent")).Message;

    private static bool IsCopyOrClosed(ConstructorInfo constructor) =>
        constructor.IsFamilyAndAssembly || (constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType);
}
