namespace ServiceApi.Client.Testing.Tests;

public sealed class GatewayTests
{
    [Theory]
    [InlineData("App/1.0 (Language=C#)")]
    [InlineData("App/1.0 (Language=C#; Platform=Linux/6.1)")]
    [InlineData(@"My\/App\\x/1.0 \(beta (Platform=A\)\;B; Language=C#;Na\=me=V=w)")]
    public async Task A_user_agent_by_the_rules_is_accepted(string userAgent)
    {
        await using var world = await World.StartAsync();

        using var answer = await SendWithUserAgentAsync(world, userAgent);

        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("App")]
    [InlineData("App/1.0")]
    [InlineData("App (Language=C#)")]
    [InlineData("App/1.0 (Platform=Linux)")]
    [InlineData("App/1.0 (Language=)")]
    [InlineData("App/1.0 (Language=C#")]
    [InlineData("App/1.0 (Language=C#) more")]
    [InlineData("App/1.0 (Language=C#; Platform=A)B)")]
    [InlineData("App/1.0(Language=C#)")]
    [InlineData(@"App\/1.0 (Language=C#)")]
    public async Task A_user_agent_against_the_rules_is_a_400(string? userAgent)
    {
        await using var world = await World.StartAsync();

        using var answer = await SendWithUserAgentAsync(world, userAgent);

        Assert.Contains("user-agent", (string)(await World.ErrorAsync(answer, 400))["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, 404)]
    [InlineData(501, 400)]
    public async Task A_user_agent_has_500_characters_at_most(int length, int status)
    {
        await using var world = await World.StartAsync();
        const string Rest = "/1.0 (Language=C#)";

        using var answer = await SendWithUserAgentAsync(world, new string('a', length - Rest.Length) + Rest);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    public async Task A_GET_with_a_body_or_a_length_is_refused_in_HTML(string body)
    {
        await using var world = await World.StartAsync();
        using var request = world.Request(HttpMethod.Get, "/service/v1/serviceJobs/j");
        request.Content = new StringContent(body);

        using var answer = await world.Http.SendAsync(request);

        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<html>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/service/v1/nothing", 404, "Not Found")]
    [InlineData("GET", "/service/v1/serviceJobs/", 404, "Not Found")]
    [InlineData("GET", "/service/v1/SERVICEJOBS/j", 404, "Not Found")]
    [InlineData("DELETE", "/service/v1/serviceJobs/j", 403, "Forbidden")]
    [InlineData("POST", "/service/v1/serviceJobs/j/completions", 403, "Forbidden")]
    public async Task What_is_no_operation_is_refused_by_the_gateway(string method, string target, int status, string message)
    {
        await using var world = await World.StartAsync();

        using var answer = await world.SendAsync(HttpMethod.Parse(method), target);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal($$"""{"message":"{{message}}"}""", await answer.Content.ReadAsStringAsync());
        Assert.Null(Assert.Single(world.Sandbox.Requests).OperationId);
    }

    [Theory]
    [InlineData("..%2Fx", "../x")]
    [InlineData("a%2Fb%3Fc%23d", "a/b?c#d")]
    [InlineData("%C3%A4%20%C3%B6", "ä ö")]
    [InlineData("%252F", "%2F")]
    [InlineData("a+b", "a+b")]
    public async Task An_escaped_id_stays_one_segment(string escaped, string id)
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add($$"""{ "serviceJobId": "{{id}}" }""");

        using var answer = await world.GetAsync($"/service/v1/serviceJobs/{escaped}");

        Assert.Equal(id, (string)(await World.ReadAsync(answer))["payload"]!["serviceJobId"]!);
        Assert.Equal($"/service/v1/serviceJobs/{escaped}", Assert.Single(world.Sandbox.Requests).Target);
    }

    [Fact]
    public async Task Every_answer_has_a_request_id_of_its_own()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j" }""");
        world.Sandbox.Faults.Add(new Fault { StatusCode = 500, When = request => request.Path.EndsWith("/fault", StringComparison.Ordinal) });
        string[] targets = ["/service/v1/serviceJobs/j", "/service/v1/serviceJobs/none", "/service/v1/serviceJobs", "/nowhere", "/auth/o2/token", "/fault"];

        foreach (var target in targets)
        {
            using var answer = await world.GetAsync(target);
        }

        using var last = await world.GetAsync("/nowhere");
        var ids = world.Sandbox.Requests.Select(request => request.RequestId).ToArray();
        Assert.Equal(targets.Length + 1, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([200, 404, 400, 404, 400, 500, 404], world.Sandbox.Requests.Select(request => request.StatusCode!.Value));
        Assert.Equal(ids[^1], Assert.Single(last.Headers.GetValues("x-amzn-RequestId")));
    }

    [Theory]
    [InlineData("/service/v1/serviceJobs/j", 200, "20.0")]
    [InlineData("/service/v1/serviceJobs/none", 404, "20.0")]
    [InlineData("/service/v1/serviceJobs?pageSize=0", 400, "10.0")]
    [InlineData("/service/v1/none", 404, null)]
    public async Task The_rate_is_told_with_a_success_a_400_and_a_404_of_an_operation(string target, int status, string? rate)
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j" }""");

        using var answer = await world.GetAsync(target);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(rate, answer.Headers.TryGetValues("x-amzn-RateLimit-Limit", out var values) ? values.Single() : null);
    }

    private static async Task<HttpResponseMessage> SendWithUserAgentAsync(World world, string? userAgent)
    {
        using var request = world.Request(HttpMethod.Get, "/service/v1/serviceJobs/nobody");
        request.Headers.Remove("User-Agent");
        if (userAgent is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("User-Agent", userAgent));
        }

        return await world.Http.SendAsync(request);
    }
}
