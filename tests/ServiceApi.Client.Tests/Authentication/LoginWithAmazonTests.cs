using System.Net;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Authentication;

public sealed class LoginWithAmazonTests
{
    [Fact]
    public async Task The_refresh_token_is_traded_as_a_form()
    {
        await using var client = new TestClient();
        string? form = null;
        string? type = null;
        client.Service.TokenForm = (body, contentType) => (form, type) = (body, contentType);

        await client.Client.Jobs.CompleteAsync("J1");

        Assert.Equal("grant_type=refresh_token&refresh_token=refresh-token&client_id=client-id&client_secret=client-secret", form);
        Assert.Equal("application/x-www-form-urlencoded", type);
        Assert.Equal("token-1", Assert.Single(client.Service.Requests).Token);
    }

    [Theory]
    [InlineData("access_denied", HttpStatusCode.BadRequest, 1)]
    [InlineData("invalid_client", HttpStatusCode.Unauthorized, 1)]
    [InlineData("invalid_grant", HttpStatusCode.BadRequest, 1)]
    [InlineData("invalid_request", HttpStatusCode.BadRequest, 1)]
    [InlineData("invalid_scope", HttpStatusCode.BadRequest, 1)]
    [InlineData("unauthorized_client", HttpStatusCode.BadRequest, 1)]
    [InlineData("server_error", HttpStatusCode.InternalServerError, 5)]
    [InlineData("temporarily_unavailable", HttpStatusCode.ServiceUnavailable, 5)]
    [InlineData("temporarily_unavailable", HttpStatusCode.BadRequest, 5)]
    [InlineData("server_error", HttpStatusCode.BadRequest, 5)]
    [InlineData("unheard_of", HttpStatusCode.InternalServerError, 5)]
    [InlineData("unheard_of", HttpStatusCode.TooManyRequests, 5)]
    [InlineData("unheard_of", (HttpStatusCode)499, 1)]
    public async Task Each_documented_error_is_named_and_passing_ones_are_tried_again(string code, HttpStatusCode status, int requests)
    {
        await using var client = new TestClient();
        client.Service.Token = (_, _) => Task.FromResult(ScriptedService.Json(status, $$"""{"error":"{{code}}","error_description":"The words of the service"}"""));

        var exception = await Assert.ThrowsAsync<ServiceApiTokenException>(() => client.RunAsync(client.Client.Jobs.CompleteAsync("J1")));

        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal(status, exception.StatusCode);
        Assert.Equal("The words of the service", Assert.Single(exception.Errors).Message);
        Assert.Contains("the token endpoint refused the request", exception.Message, StringComparison.Ordinal);
        Assert.Contains(code, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("words", exception.ToString(), StringComparison.Ordinal);
        Assert.Equal("completeServiceJobByServiceJobId", exception.Operation.Id);
        Assert.Equal(0, exception.Attempts);
        Assert.Equal(requests, client.Service.TokenRequests);
        Assert.Empty(client.Service.Requests);
    }

    [Fact]
    public async Task An_endpoint_that_is_down_is_named_and_calls_go_on_when_it_is_back()
    {
        await using var client = new TestClient();
        client.Service.Token = (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "down");
        var exception = await Assert.ThrowsAsync<ServiceApiTokenException>(() => client.RunAsync(client.Client.Jobs.CompleteAsync("J1")));
        client.Service.Token = (count, _) => Task.FromResult(ScriptedService.TokenAnswer($"token-{count}"));

        await client.RunAsync(client.Client.Jobs.CompleteAsync("J1"));

        Assert.Contains("connection to the token endpoint failed", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.ErrorCode);
        Assert.Single(client.Service.Requests);
    }

    [Fact]
    public async Task An_endpoint_that_is_slow_is_given_up_and_named()
    {
        await using var client = new TestClient(options => options.Retry.MaxRetries = 1);
        client.Service.Token = (_, cancellationToken) => client.Service.HangAsync(cancellationToken);

        var exception = await Assert.ThrowsAsync<ServiceApiTokenException>(() => client.RunAsync(client.Client.Jobs.CompleteAsync("J1")));

        Assert.Contains("did not answer within 10 s", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, client.Service.TokenRequests);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""{"access_token":"ok","expires_in":1e300}""")]
    [InlineData("""{"access_token":"broken\r\nheader","expires_in":3600}""")]
    [InlineData("<html>secret-in-html</html>")]
    [InlineData("")]
    public async Task An_answer_without_a_usable_token_is_no_success_and_stands_in_no_message(string body)
    {
        await using var client = new TestClient();
        client.Service.Token = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.OK, body));

        var exception = await Assert.ThrowsAsync<ServiceApiTokenException>(() => client.RunAsync(client.Client.Jobs.CompleteAsync("J1")));

        Assert.Contains("no usable access_token", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, client.Service.TokenRequests); // the same would come again
        Assert.DoesNotContain("secret-in-html", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("broken", exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(client.Service.Requests);
    }

    [Fact]
    public async Task A_life_that_is_text_is_read_and_one_that_is_missing_is_an_hour()
    {
        await using var client = new TestClient();
        client.Service.Token = (count, _) => Task.FromResult(ScriptedService.Json(
            HttpStatusCode.OK,
            count == 1 ? """{"access_token":"t1","expires_in":"1200"}""" : """{"access_token":"t2"}"""));

        await client.Client.Jobs.CompleteAsync("J1");
        client.Time.Advance(TimeSpan.FromSeconds(1199));
        await client.Client.Jobs.CompleteAsync("J1");
        client.Time.Advance(TimeSpan.FromMinutes(50));
        await client.Client.Jobs.CompleteAsync("J1");

        Assert.Equal(["t1", "t2", "t2"], client.Service.Requests.Select(request => request.Token));
    }
}
