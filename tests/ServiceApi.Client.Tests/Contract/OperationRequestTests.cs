using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Tests.Contract;

public sealed class OperationRequestTests
{
    private static readonly Operation Operation = new("probe", HttpMethod.Get, "/probe");

    [Theory]
    [InlineData("probe")]
    [InlineData("//evil.example/probe")]
    [InlineData("https://evil.example/probe")]
    [InlineData("/pro be")]
    [InlineData("/probe\r\nHost: evil.example")]
    [InlineData("/pröbe")]
    public void A_path_that_would_lead_elsewhere_is_refused(string path)
    {
        var exception = Assert.Throws<ArgumentException>(() => new OperationRequest(Operation, path));

        Assert.Equal("pathAndQuery", exception.ParamName);
    }

    [Theory]
    [InlineData("a\r\nb")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("ä")]
    public void A_header_that_would_end_early_is_refused_without_repeating_it(string value)
    {
        var exception = Assert.Throws<ArgumentException>(() => new OperationRequest(Operation, "/probe") { Headers = [new("x-probe", value)] });

        Assert.Contains("x-probe", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gets_puts_and_deletes_are_safe_to_repeat_and_posts_are_when_they_say_so()
    {
        Assert.True(new Operation("o", HttpMethod.Get, "/").IsSafeToRepeat);
        Assert.True(new Operation("o", HttpMethod.Put, "/").IsSafeToRepeat);
        Assert.True(new Operation("o", HttpMethod.Delete, "/").IsSafeToRepeat);
        Assert.False(new Operation("o", HttpMethod.Post, "/").IsSafeToRepeat);
        Assert.True(new Operation("o", HttpMethod.Post, "/", isSafeToRepeat: true).IsSafeToRepeat);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, 0)]
    public void A_usage_plan_has_a_rate_and_a_burst(double rate, int burst) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new UsagePlan(rate, burst));

    [Fact]
    public void Raw_values_are_escaped_and_nothing_else_is_done_to_them()
    {
        var operation = new Operation("probe", HttpMethod.Post, "/a/{one}/b/{two}/c");

        var request = OperationRequest.Create(
            operation,
            new Dictionary<string, string> { ["one"] = "../x", ["two"] = "a/b?c" },
            [new("ids", "1,2 3"), new("ids", ""), new("x y", "%2F")],
            "{}"u8.ToArray());

        Assert.Equal("/a/..%2Fx/b/a%2Fb%3Fc/c?ids=1,2%203&ids=&x%20y=%252F", request.PathAndQuery);
        Assert.Equal("{}"u8.ToArray(), request.Body!.Value.ToArray());
    }

    [Theory]
    [InlineData("", 0xD800, "")]
    [InlineData("a", 0xDC00, "b")]
    [InlineData("\ud83d\ude00", 0xD83D, "")]
    [InlineData("", 0xD83D, "\ud83d\ude00")]
    public void Half_of_a_surrogate_pair_is_refused_since_no_server_could_read_it_back(string before, int half, string after)
    {
        var operation = new Operation("probe", HttpMethod.Get, "/a/{one}");
        var value = before + (char)half + after;

        Assert.Throws<ArgumentException>("one", () => OperationRequest.Create(operation, new Dictionary<string, string> { ["one"] = value }));
        Assert.Throws<ArgumentException>("ids", () => OperationRequest.Create(operation, new Dictionary<string, string> { ["one"] = "1" }, [new("ids", value)]));
        Assert.Equal("/a/%F0%9F%98%80", OperationRequest.Create(operation, new Dictionary<string, string> { ["one"] = "\ud83d\ude00" }).PathAndQuery);
    }

    [Fact]
    public void Raw_path_values_and_placeholders_go_together()
    {
        var operation = new Operation("probe", HttpMethod.Get, "/a/{one}");

        Assert.Throws<ArgumentException>(() => OperationRequest.Create(operation, new Dictionary<string, string>()));
        Assert.Throws<ArgumentException>(() => OperationRequest.Create(operation, new Dictionary<string, string> { ["one"] = "1", ["two"] = "2" }));
        Assert.Throws<ArgumentException>(() => OperationRequest.Create(operation, new Dictionary<string, string> { ["one"] = ".." }));
    }
}
