using System.Text;
using ServiceApi.Client.Generators.Tests.Probes;

namespace ServiceApi.Client.Generators.Tests;

/// <summary>What the generator made of <see cref="IProbesApi"/> when these tests were compiled, called.</summary>
public sealed class EmittedContractTests
{
    private static readonly Guid Group = new("0a1b2c3d-0000-0000-0000-00000000000f");

    private readonly RecordingExecutor _executor = new();
    private readonly ProbesApi _api;

    public EmittedContractTests() => _api = new ProbesApi(_executor);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("p-1", "/probes/v1/p-1")]
    [InlineData("../x", "/probes/v1/..%2Fx")]
    [InlineData("a/b?c#d", "/probes/v1/a%2Fb%3Fc%23d")]
    [InlineData("ä ö", "/probes/v1/%C3%A4%20%C3%B6")]
    [InlineData("%2F", "/probes/v1/%252F")]
    public async Task A_path_value_stays_one_segment(string probeId, string expected)
    {
        await _api.GetProbeAsync(probeId, Token);

        Assert.Equal(expected, _executor.Request.PathAndQuery);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_path_value_that_names_another_resource_is_refused(string probeId)
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => _api.GetRawAsync(probeId, Token));

        Assert.Equal("probeId", exception.ParamName);
        Assert.Empty(_executor.Requests);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public async Task A_query_is_flattened_in_the_order_of_its_declaration_under_every_culture(string culture)
    {
        using var _ = new CultureScope(culture);

        await _api.GetProbesAsync(
            new ProbesQuery
            {
                PageToken = "a%3D b",
                Weight = -1234.5m,
                IsExact = true,
                CreatedAfter = new DateTimeOffset(2026, 2, 3, 23, 4, 5, 60, TimeSpan.FromHours(-7)),
                State = ProbeState.Ready,
                Without = [ProbeState.Odd, "NEW,ER"],
                Ids = ["a,b", "c"],
                Sizes = [-1, 1000],
            },
            Token);

        Assert.Equal(
            "/probes/v1?pageToken=a%253D%20b&pageSize=20&weight=-1234.5&isExact=true&createdAfter=2026-02-04T06%3A04%3A05.060Z&state=READY"
            + "&not=%22A%5CB%22%20%26%20C,NEW%2CER&ids=a%2Cb,c&sizes=-1,1000",
            _executor.Request.PathAndQuery);
    }

    [Fact]
    public async Task What_a_query_does_not_set_is_left_out()
    {
        await _api.GetProbesAsync(new ProbesQuery { Ids = [], AdditionalMembers = new Dictionary<string, System.Text.Json.JsonElement>() }, Token);

        Assert.Equal("/probes/v1?pageSize=20", _executor.Request.PathAndQuery);
    }

    [Fact]
    public async Task A_query_that_may_be_left_out_adds_nothing_without_it_and_everything_with_it()
    {
        await _api.FindProbeAsync(null, Token);
        await _api.FindProbeAsync(new ProbesQuery { PageSize = 7 }, Token);

        Assert.Equal(["/probes/v1/optional", "/probes/v1/optional?pageSize=7"], _executor.Requests.Select(request => request.PathAndQuery));
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public async Task Single_values_are_written_under_every_culture(string culture)
    {
        using var _ = new CultureScope(culture);
        var id = new Guid("0a1b2c3d-0000-0000-0000-00000000000f");

        await _api.SearchAsync("ä&b=c", "on", -5, 0.25m, false, DateTimeOffset.UnixEpoch, ProbeState.Ready, ["x y", "z"], [id, id], Token);

        Assert.Equal(
            "/probes/v1/search?text=%C3%A4%26b%3Dc&event=on&limit=-5&weight=0.25&exact=false&since=1970-01-01T00%3A00%3A00.000Z&state=READY"
            + $"&tag-list=x%20y,z&ids={id},{id}",
            _executor.Request.PathAndQuery);
    }

    [Fact]
    public async Task Single_values_that_are_null_are_left_out()
    {
        await _api.SearchAsync("", null, 0, null, true, DateTimeOffset.UnixEpoch, default, [], null, Token);

        Assert.Equal("/probes/v1/search?text=&limit=0&exact=true&since=1970-01-01T00%3A00%3A00.000Z&state=", _executor.Request.PathAndQuery);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public async Task Path_headers_and_body_go_where_the_contract_says_under_every_culture(string culture)
    {
        using var _ = new CultureScope(culture);
        var group = new Guid("0a1b2c3d-0000-0000-0000-00000000000f");
        using var source = new CancellationTokenSource();

        await _api.SetStateAsync(group, -1234567, "label", "a b", -3, -0.5, ["a"], source.Token);

        Assert.Equal($"/probes/v1/{group}:-1234567/state", _executor.Request.PathAndQuery);
        Assert.Equal(
            [new("x-label", "label"), new("x-note", "a b"), new("x-version", "-3"), new("x-weight", "-0.5")],
            _executor.Request.Headers);
        Assert.Equal("""["a"]""", Encoding.UTF8.GetString(_executor.Request.Body!.Value.Span));
        Assert.Equal([typeof(IReadOnlyList<string>)], _executor.Types);
        Assert.Equal(source.Token, _executor.CancellationToken);
    }

    [Fact]
    public async Task The_empty_uuid_is_no_path_value()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>("group", () => _api.SetStateAsync(Guid.Empty, 0, "label", null, 0, null, [], Token));

        Assert.StartsWith("group must not be the empty UUID.", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_executor.Requests);
    }

    [Fact]
    public async Task A_header_without_a_value_is_handed_on_as_null()
    {
        await _api.SetStateAsync(Group, 0, "label", null, 0, null, [], Token);

        Assert.Equal([new("x-label", "label"), new("x-note", null), new("x-version", "0"), new("x-weight", null)], _executor.Request.Headers);
    }

    [Fact]
    public async Task A_body_is_serialised_as_its_declared_type_and_the_answer_read_as_its_own()
    {
        await _api.AddProbeAsync(new NewProbe("n"), Token);

        Assert.Equal("""{"Name":"n"}""", Encoding.UTF8.GetString(_executor.Request.Body!.Value.Span));
        Assert.Empty(_executor.Request.Headers);
        Assert.Equal([typeof(NewProbe), typeof(Probe)], _executor.Types);
    }

    [Fact]
    public async Task An_operation_without_a_body_has_none()
    {
        await _api.GetProbeAsync("p", Token);

        Assert.Null(_executor.Request.Body);
    }

    public static TheoryData<string, string, Func<IProbesApi, Task>> Refused => new()
    {
        { "probeId", "probeId must have 1 to 100 characters, but has 0.", api => api.GetProbeAsync("", Token) },
        { "probeId", "probeId must have 1 to 100 characters, but has 101.", api => api.GetProbeAsync(new string('x', 101), Token) },
        { "marketplaceId", "marketplaceId must have 1 to 20 characters, but has 0.", api => api.DeleteProbeAsync("p", "", Token) },
        { "event", "event must have 2 to 5 characters, but has 1.", api => Search(api, "t", "e", []) },
        { "event", "event must match", api => Search(api, "t", "ON", []) },
        { "probeId", "probeId must match", api => api.DeleteProbeAsync("x", "m", Token) },
        { "query", "PageSize must be 1 to 20.", api => api.GetProbesAsync(new ProbesQuery { PageSize = 21 }, Token) },
        { "query", "PageSize must be 1 to 20.", api => api.FindProbeAsync(new ProbesQuery { PageSize = 0 }, Token) },
        { "body", "Name must not be empty.", api => api.AddProbeAsync(new NewProbe(""), Token) },
        { "probeId", "Value cannot be null.", api => api.GetProbeAsync(null!, Token) },
        { "probeId", "Value cannot be null.", api => api.DeleteProbeAsync(null!, "m", Token) },
        { "probeId", "Value cannot be null.", api => api.GetRawAsync(null!, Token) },
        { "query", "Value cannot be null.", api => api.GetProbesAsync(null!, Token) },
        { "body", "Value cannot be null.", api => api.AddProbeAsync(null!, Token) },
        { "body", "Value cannot be null.", api => api.GetRange(null!, Token) },
        { "text", "Value cannot be null.", api => Search(api, null!, null, []) },
        { "tags", "Value cannot be null.", api => Search(api, "t", null, null!) },
        { "label", "Value cannot be null.", api => api.SetStateAsync(Group, 0, null!, null, 0, null, [], Token) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_bad_argument_is_refused_before_anything_is_sent(string parameterName, string message, Func<IProbesApi, Task> call)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => { _ = call(_api); });

        Assert.Equal(parameterName, exception.ParamName);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        Assert.Empty(_executor.Requests);
    }

    [Fact]
    public void Every_operation_has_its_facts_in_one_place()
    {
        Assert.Equal(
            [
                "getProbe GET /probes/v1/{probeId} 0.5/1 True",
                "getProbes GET /probes/v1 10/40 True",
                "findProbe GET /probes/v1/optional / True",
                "search GET /probes/v1/search / True",
                "makeProbe POST /probes/v1 / False",
                "getRange POST /probes/v1/range 5/20 True",
                "setState PUT /probes/v1/{groupId}:{number}/state / True",
                "deleteProbe DELETE /probes/v1/{probeId} / True",
                "getRaw GET /probes/v1/raw/{probeId} / True",
            ],
            ProbesApiOperations.All.Select(operation => FormattableString.Invariant(
                $"{operation.Id} {operation.Method} {operation.Route} {operation.UsagePlan?.RatePerSecond}/{operation.UsagePlan?.Burst} {operation.IsSafeToRepeat}")));
        Assert.Same(ProbesApiOperations.AddProbe, ProbesApiOperations.All[4]);
    }

    [Fact]
    public async Task A_request_carries_the_operation_that_the_table_lists()
    {
        await _api.GetRange(new Probe("n"), Token);

        Assert.Same(ProbesApiOperations.GetRange, _executor.Request.Operation);
        Assert.Equal("/probes/v1/range", _executor.Request.PathAndQuery);
    }

    private static Task Search(IProbesApi api, string text, string? @event, IEnumerable<string> tags) =>
        api.SearchAsync(text, @event, 0, null, false, DateTimeOffset.UnixEpoch, default, tags, null, Token);
}
