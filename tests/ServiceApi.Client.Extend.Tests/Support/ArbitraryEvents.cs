using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace ServiceApi.Client.Extend.Tests.Support;

/// <summary>Events of every type with any of their members, and whatever text, times and JSON they can hold.</summary>
internal static class ArbitraryEvents
{
    private static readonly TimeSpan MostOffset = TimeSpan.FromHours(14);

    private static readonly HashSet<string> Declared =
        [.. ExpectedBodies.All.Where(body => body.Value.AdditionalMembers.Count == 0).SelectMany(body => JsonElement.Parse(body.Json).EnumerateObject().Select(member => member.Name))];

    private static readonly Gen<string> Text = Gen.Frequency(
            (6, Gen.Choose(' ', '~')),
            (2, Gen.Elements(0, '\t', '\n', '\r', '"', '\\', '/', 0x7F, 0x85, 0xA0, 0x2028, 0xFEFF, 0xFFFD, 0xFFFF)),
            (2, Gen.Choose(0, 0x10FFFF).Where(Rune.IsValid)))
        .Select(scalar => new Rune(scalar).ToString())
        .ListOf().Select(string.Concat);

    private static readonly Gen<DateTimeOffset> Time =
        from milliseconds in Gen.OneOf(
            Gen.Elements(0L, -1L, 1L, int.MaxValue * 1000L, (int.MaxValue * 1000L) + 1000),
            ArbMap.Default.GeneratorFor<DateTime>().Select(time => new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds()))
        from minutes in Gen.Choose((int)-MostOffset.TotalMinutes, (int)MostOffset.TotalMinutes)
        let time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        select time - DateTimeOffset.MinValue > MostOffset && DateTimeOffset.MaxValue - time > MostOffset ? time.ToOffset(TimeSpan.FromMinutes(minutes)) : time;

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.Elements("null", "true", "false", "0", "-0", "1.50", "1e400", "-12345678901234567890.0123456789E-3"),
        ArbMap.Default.GeneratorFor<long>().Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Text.Select(Quote));

    private static readonly Gen<(string Name, string Json)> Member =
        from name in Text
        where !Declared.Contains(name)
        from json in ValueOf(2)
        select (name, json);

    public static Arbitrary<RepairEvent> All { get; } = (
        from first in Optional(Text)
        from second in Optional(Text)
        from at in Gen.OneOf(Gen.Constant<DateTimeOffset?>(null), Time.Select(time => (DateTimeOffset?)time))
        from times in Optional(Time.ListOf().Select(times => times.ToList()))
        from isDelayed in Gen.Elements<bool?>(null, true, false)
        from name in Text
        from metadata in Optional(ObjectOf(3))
        from value in Gen.Elements(Each(first, second, at, times, isDelayed, name, metadata))
        from notes in Optional(Text)
        from members in Member.ListOf()
        select value with
        {
            Notes = notes,
            AdditionalMembers = members.DistinctBy(member => member.Name).ToDictionary(member => member.Name, member => JsonElement.Parse(member.Json)),
        }).ToArbitrary();

    private static RepairEvent[] Each(string? first, string? second, DateTimeOffset? at, List<DateTimeOffset>? times, bool? isDelayed, string name, string? metadata) =>
    [
        new ProductReceivedEvent { ReceivedBy = first, ReceivedAt = at },
        new ProductDeliveredEvent { DeliveredTo = first, DeliveredAt = at },
        new ProductDiagnosedEvent { DiagnosedBy = first, DiagnosticExplanation = second, DiagnosticCompletedAt = at },
        new RepairEtaEvent { IsDelayed = isDelayed, DelayReason = first, EstimatedRepairCompletionAt = at },
        new RepairStartedEvent { RepairStartedAt = at },
        new RepairCompletedEvent { RepairCompletedAt = at, RepairExplanation = first },
        new RepairShippedEvent { RepairShippedAt = at },
        new PartManagementEvent { PartManagementEventType = first },
        new AppointmentSchedulingEvent { AppointmentEventType = first, AppointmentDate = at },
        new CustomerContactEvent { CustomerContactEventType = first, Method = second, ContactTimestamp = at, AppointmentTimestamps = times },
        new BatchedEvent { AvailabilityWindows = times },
        new ResolvedEvent { ResolutionType = first, Reason = second },
        metadata is null ? new OtherEvent($"x{name}", eventDate: at) : new OtherEvent($"x{name}", JsonElement.Parse(metadata), at),
    ];

    private static Gen<T?> Optional<T>(Gen<T> values)
        where T : class => Gen.Frequency((1, Gen.Constant<T?>(null)), (3, values.Select(value => (T?)value)));

    private static Gen<string> ValueOf(int levels) => levels == 0 ? Scalar : Gen.OneOf(Scalar, ObjectOf(levels), ValueOf(levels - 1).ListOf().Select(values => $"[{string.Join(',', values)}]"));

    private static Gen<string> ObjectOf(int levels)
    {
        var member = from name in Text from json in ValueOf(levels - 1) select $"{Quote(name)}:{json}";
        return member.ListOf().Select(members => $"{{{string.Join(", ", members)}}}");
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
