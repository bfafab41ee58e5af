using static ServiceApi.Client.Testing.Tests.RangeSlots;

namespace ServiceApi.Client.Testing.Tests;

public sealed class RecurrenceTests
{
    [Theory]
    [InlineData("""{"endTime":"2026-11-27T00:00:00-07:00"}""", "11-24 11-25 11-26 11-27")]
    [InlineData("""{"endTime":"2026-11-26T23:00:00-07:00"}""", "11-24 11-25 11-26")]
    [InlineData("""{"endTime":"2026-12-31T00:00:00Z","daysOfWeek":["MONDAY","FRIDAY"]}""", "11-24 11-28 12-01 12-05 12-08")]
    [InlineData("""{"endTime":"2026-12-31T00:00:00Z","daysOfMonth":[1,30]}""", "12-01 12-02")]
    [InlineData("""{"endTime":"2026-12-31T00:00:00Z","daysOfWeek":["TUESDAY"],"daysOfMonth":[1,30]}""", "12-02")]
    public async Task A_recurrence_goes_by_the_days_of_the_schedules_own_offset(string recurrence, string days)
    {
        // 23:00 to 23:59 in the evening at -07:00 is the morning of the next day in UTC
        await using var world = await WithHoursAsync($$"""[{"startTime":"2026-11-23T23:00:00-07:00","endTime":"2026-11-23T23:59:00-07:00","recurrence":{{recurrence}}}]""");

        var answer = await AskAsync(world, """{"startDateTime":"2026-11-22T00:00:00Z","endDateTime":"2026-12-09T00:00:00Z"}""");

        Assert.Equal(days.Split(' ').Select(day => $"2026-{day}T06:00:00Z/2026-{day}T06:59:00Z:1"), Slots(answer, "SCHEDULED_CAPACITY"));
    }

    [Fact]
    public async Task A_window_far_from_the_beginning_sees_the_recurrence_and_what_reaches_into_it()
    {
        await using var world = await WithHoursAsync("""[{"startTime":"2020-01-01T22:00:00Z","endTime":"2020-01-02T06:00:00Z","recurrence":{"endTime":"9999-12-31T23:59:59Z"}}]""");

        var answer = await AskAsync(world, """{"startDateTime":"2026-11-23T05:00:00Z","endDateTime":"2026-11-23T23:00:00Z"}""");

        Assert.Equal(["2026-11-23T05:00:00Z/2026-11-23T06:00:00Z:1", "2026-11-23T22:00:00Z/2026-11-23T23:00:00Z:1"], Slots(answer, "SCHEDULED_CAPACITY"));
    }
}
