using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Tests.Documents.Support;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Pipeline;

/// <summary>A certificate that nobody vouches for ends the connection before anything is sent over it, also on this machine.</summary>
public sealed class CertificateTests
{
    [Fact]
    public async Task No_request_is_sent_to_an_api_with_such_a_certificate()
    {
        using var server = new SelfSignedServer();
        await using var client = new TestClient(
            options => (options.Endpoint, options.Retry.MaxRetries) = (server.Address, 0),
            builder => builder.HttpClient.ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create));

        var exception = await Assert.ThrowsAsync<ServiceApiConnectionException>(() => client.Client.Jobs.CompleteAsync("J"));

        AssertRefused(exception, server);
        Assert.False(exception.OutcomeUnknown);
    }

    [Fact]
    public async Task No_secret_is_sent_to_a_token_endpoint_with_such_a_certificate()
    {
        using var server = new SelfSignedServer();
        await using var client = new TestClient(
            options => (options.Authentication.TokenEndpoint, options.Retry.MaxRetries) = (server.Address, 0),
            builder => builder.TokenHttpClient.ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create));

        var exception = await Assert.ThrowsAsync<ServiceApiTokenException>(() => client.Client.Jobs.CompleteAsync("J"));

        AssertRefused(exception, server);
        Assert.Empty(client.Service.Requests);
    }

    [Fact]
    public async Task No_document_is_sent_to_a_store_with_such_a_certificate()
    {
        using var server = new SelfSignedServer();
        await using var uploads = new Uploads(
            options => options.Documents.Retry.MaxRetries = 0,
            builder => builder.DocumentHttpClient.ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create))
        {
            Spoil = payload => payload["url"] = new Uri(server.Address, "/d-1").ToString(),
        };

        var exception = await Assert.ThrowsAsync<ServiceApiConnectionException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(100))));

        AssertRefused(exception, server);
    }

    private static void AssertRefused(ServiceApiException exception, SelfSignedServer server)
    {
        Assert.Equal(HttpRequestError.SecureConnectionError, Assert.IsType<HttpRequestException>(exception.InnerException).HttpRequestError);
        Assert.Null(exception.StatusCode);
        Assert.Equal((1, 0), (server.Connections, server.Bytes));
    }
}
