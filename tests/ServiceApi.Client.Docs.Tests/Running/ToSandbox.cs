namespace ServiceApi.Client.Docs.Tests.Running;

/// <summary>Sends requests for any host to the sandbox, whose paths are those of the services.</summary>
internal sealed class ToSandbox(Uri sandbox) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(sandbox, request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
