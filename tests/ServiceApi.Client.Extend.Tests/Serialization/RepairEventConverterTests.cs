using System.Text.Json;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Tests.Support;

namespace ServiceApi.Client.Extend.Tests.Serialization;

public sealed class RepairEventConverterTests
{
    [Theory]
    [MemberData(nameof(ExpectedBodies.Names), MemberType = typeof(ExpectedBodies))]
    public void An_event_is_written_exactly_and_nothing_is_that_was_not_given(string name) =>
        Assert.Equal(ExpectedBodies.Of(name).Json, Json.Write(ExpectedBodies.Of(name).Value));

    [Theory]
    [MemberData(nameof(ExpectedBodies.Names), MemberType = typeof(ExpectedBodies))]
    public void An_event_is_read_back_to_its_type(string name)
    {
        var (_, value, json) = ExpectedBodies.Of(name);

        var read = Json.Read(json);

        Assert.Equal(value.GetType(), read.GetType());
        Assert.Equal(value, read);
    }

    [Theory]
    [MemberData(nameof(ExpectedBodies.Names), MemberType = typeof(ExpectedBodies))]
    public void An_event_of_the_table_may_be_sent(string name) => RequestGuard.Valid(ExpectedBodies.Of(name).Value, "repairEvent");

    [Fact]
    public void The_table_has_every_type_of_event_and_every_member_of_it()
    {
        var types = typeof(RepairEvent).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(RepairEvent)) && !type.IsAbstract).ToHashSet();

        Assert.Equal(13, types.Count);
        Assert.Equal(types, ExpectedBodies.All.Select(body => body.Value.GetType()).ToHashSet());
        Assert.All(types, type =>
        {
            var members = type.GetProperties().Where(property => property.Name != nameof(RepairEvent.AdditionalMembers)).ToList();
            Assert.Contains(ExpectedBodies.All, body => body.Value.GetType() == type && members.TrueForAll(member => member.GetValue(body.Value) is not null));
            Assert.Contains(ExpectedBodies.All, body => body.Value.GetType() == type && members.TrueForAll(member => member.Name == nameof(RepairEvent.Event) || member.GetValue(body.Value) is null));
        });
    }

    [Fact]
    public void An_event_is_written_the_same_whatever_it_is_declared_as()
    {
        var value = new RepairShippedEvent { Notes = "n", AdditionalMembers = Json.Members(("a", "1")) };
        const string Body = """{"event":"repair_shipped","notes":"n","a":1}""";

        Assert.Equal(Body, JsonSerializer.Serialize(value, ExtendJson.Options));
        Assert.Equal(Body, JsonSerializer.Serialize<DepotEvent>(value, ExtendJson.Options));
        Assert.Equal(Body, JsonSerializer.Serialize<object>(value, ExtendJson.Options));
        Assert.Equal(Body, JsonSerializer.Serialize<RepairEvent>(value));
        Assert.Equal(value, JsonSerializer.Deserialize<RepairShippedEvent>(Body, ExtendJson.Options));
        Assert.Equal(value, JsonSerializer.Deserialize<DepotEvent>(Body, ExtendJson.Options));
        Assert.Equal(value, JsonSerializer.Deserialize<RepairEvent>(Body));
    }

    [Fact]
    public void An_event_of_another_type_than_was_asked_for_is_refused()
    {
        const string Body = """{"event":"repair_shipped"}""";

        var exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ProductReceivedEvent>(Body, ExtendJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<OnsiteEvent>(Body, ExtendJson.Options));

        Assert.Contains("is a RepairShippedEvent, where a ProductReceivedEvent was expected", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_members_does_not_matter()
    {
        var read = Json.Read<CustomerContactEvent>("""{ "a" : 1, "method":"phone", "notes":"n", "appointmentTimestamps":[1], "event":"customer_contact", "b":[] }""");

        Assert.Equal(
            new CustomerContactEvent { Method = ContactMethod.Phone, AppointmentTimestamps = [DateTimeOffset.FromUnixTimeMilliseconds(1)], Notes = "n", AdditionalMembers = Json.Members(("b", "[]"), ("a", "1")) },
            read);
    }

    [Fact]
    public void Members_of_another_event_and_of_another_spelling_are_additional_ones()
    {
        const string Body = """{"event":"repair_shipped","receivedBy":"A","RepairShippedAt":1,"additionalMembers":{},"metadata":{"a":1}}""";

        var read = Json.Read<RepairShippedEvent>(Body);

        Assert.Null(read.RepairShippedAt);
        Assert.Equal(["receivedBy", "RepairShippedAt", "additionalMembers", "metadata"], read.AdditionalMembers.Keys);
        Assert.Equal(Body, Json.Write(read));
        RequestGuard.Valid(read, "repairEvent");
    }

    [Theory]
    [InlineData("Repair_Shipped")]
    [InlineData("repair_shipped ")]
    [InlineData("constructor")]
    public void Any_other_name_is_an_event_of_its_own(string name)
    {
        var read = Json.Read<OtherEvent>($$"""{"eventDate":"1","extra":true,"event":"{{name}}","repairShippedAt":5}""");

        Assert.Equal(new OtherEvent(name, eventDate: DateTimeOffset.FromUnixTimeMilliseconds(1)) { AdditionalMembers = Json.Members(("extra", "true"), ("repairShippedAt", "5")) }, read);
    }

    [Fact]
    public void Of_a_member_that_stands_there_twice_the_last_one_counts()
    {
        var read = Json.Read<RepairShippedEvent>("""{"event":"resolved","notes":"a","x":1,"event":"repair_shipped","x":2,"notes":"b"}""");

        Assert.Equal(new RepairShippedEvent { Notes = "b", AdditionalMembers = Json.Members(("x", "2")) }, read);
    }

    [Fact]
    public void Null_is_no_value_and_no_event()
    {
        Assert.Equal(new PartManagementEvent(), Json.Read("""{"event":"part_management","partManagementEventType":null,"notes":null}"""));
        Assert.Equal(new OtherEvent("x"), Json.Read("""{"event":"x","metadata":null,"eventDate":null}"""));
        Assert.Equal(new BatchedEvent(), Json.Read("""{"event":"batched","availabilityWindows":null}"""));
        Assert.Null(Json.Read("null"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Event":"repair_shipped"}""")]
    [InlineData("""{"event":null}""")]
    [InlineData("""{"event":7}""")]
    [InlineData("""{"event":""}""")]
    [InlineData("""{"event":" \t"}""")]
    [InlineData("""{"event":["repair_shipped"]}""")]
    [InlineData("\"repair_shipped\"")]
    [InlineData("[]")]
    [InlineData("7")]
    public void What_has_no_name_is_no_event(string json)
    {
        var exception = Assert.Throws<JsonException>(() => Json.Read(json));

        Assert.Contains("a member event, which is its name", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"event":"\ud800"}""")]
    [InlineData("""{"event":"batched","notes":"Doe \udc00"}""")]
    [InlineData("""{"event":"batched","a":{"b":["Doe \udc00"]}}""")]
    [InlineData("""{"event":"batched","Doe \udc00":1}""")]
    [InlineData("""{"event":"part_management","partManagementEventType":"Doe \udc00"}""")]
    [InlineData("""{"event":"x","metadata":{"Doe \udc00":1}}""")]
    [InlineData("""{"event":"x","metadata":["Doe"]}""")]
    [InlineData("""{"event":"x","metadata":"Doe"}""")]
    [InlineData("""{"event":"x","eventDate":"Doe"}""")]
    [InlineData("""{"event":"batched","notes":["Doe"]}""")]
    [InlineData("""{"event":"batched","availabilityWindows":"Doe"}""")]
    [InlineData("""{"event":"batched","availabilityWindows":[1,null]}""")]
    [InlineData("""{"event":"repair_eta","isDelayed":"Doe"}""")]
    [InlineData("""{"event":"x""")]
    public void What_cannot_be_read_is_refused_without_repeating_it(string json)
    {
        var exception = Assert.Throws<JsonException>(() => Json.Read(json));

        Assert.DoesNotContain("Doe", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_says_which_member_it_is_about() =>
        Assert.Equal("$.receivedAt", Assert.Throws<JsonException>(() => Json.Read("""{"event":"product_received","receivedAt":true}""")).Path);

    [Fact]
    public void A_megabyte_of_notes_goes_through()
    {
        var notes = string.Concat(Enumerable.Repeat("Zoë said \"no\" 😀\n", 64 * 1024));
        var value = new RepairCompletedEvent { Notes = notes };

        RequestGuard.Valid(value, "repairEvent");
        Assert.True(notes.Length > 1024 * 1024);
        Assert.Equal(notes, Json.Read(Json.Write(value)).Notes);
    }
}
