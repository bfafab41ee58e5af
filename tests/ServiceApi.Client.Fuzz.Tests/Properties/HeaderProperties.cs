using System.Globalization;
using FsCheck.Fluent;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Fuzz.Tests.Properties;

public sealed class HeaderProperties
{
    private static readonly VirtualTime Time = new();

    [Fact]
    public void Seconds_to_wait_are_what_they_say() =>
        Property.Holds(Gen.Choose(0, int.MaxValue), seconds => Read("Retry-After", $"{seconds}").RetryAfter == TimeSpan.FromSeconds(seconds));

    [Fact]
    public void A_date_to_wait_for_is_read_in_all_three_forms_of_HTTP_and_is_no_wait_when_it_is_past() =>
        Property.Holds(
            from seconds in Gen.Choose(-1_000_000_000, 500_000_000)
            from format in Gen.Elements("r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy")
            select (Wait: TimeSpan.FromSeconds(seconds), format),
            asked => Read("Retry-After", Time.GetUtcNow().Add(asked.Wait).ToString(asked.format, CultureInfo.InvariantCulture)).RetryAfter == (asked.Wait > TimeSpan.Zero ? asked.Wait : TimeSpan.Zero));

    [Fact]
    public void A_rate_is_read_whatever_the_culture_and_a_text_that_is_none_is_no_rate() =>
        Property.Holds(
            from whole in Gen.Choose(0, 1000)
            from hundredths in Gen.Choose(0, 99)
            select whole + (hundredths / 100.0),
            rate => Read("x-amzn-RateLimit-Limit", rate.ToString(CultureInfo.InvariantCulture)).RateLimit.Equals(rate)
                && Read("x-amzn-RateLimit-Limit", $"{rate.ToString(CultureInfo.InvariantCulture)} a second").RateLimit is null);

    [Fact]
    public void An_id_is_kept_when_it_is_one_and_else_left_out() =>
        Property.Holds(Property.Texts.Where(text => !text.AsSpan().ContainsAny("\r\n\0")), text =>
        {
            var kept = Read("x-amzn-RequestId", text).RequestId;
            return kept is null || (kept == text.Trim() && !kept.AsSpan().ContainsAnyExceptInRange('!', '~') && kept.Length <= 100);
        });

    private static Reply Read(string name, string value)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation(name, value);
        return Reply.Answer(response, default, Time);
    }
}
