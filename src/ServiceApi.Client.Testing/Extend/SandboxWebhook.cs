using System.Net.Http.Headers;
using ServiceApi.Client.Extend;

namespace ServiceApi.Client.Testing;

/// <summary>A webhook as Extend sends it. To see one refused, change its members in a <c>with</c> expression.</summary>
/// <param name="Body">The body, JSON in UTF-8.</param>
/// <param name="Signature">The signature of the body in base64, for the header <see cref="IExtendWebhooks.SignatureHeader"/>.</param>
/// <param name="KeyId">The id of the key, for the header <see cref="IExtendWebhooks.KeyIdHeader"/>; null to send the webhook without that header, as Extend once did.</param>
public sealed record SandboxWebhook(ReadOnlyMemory<byte> Body, string Signature, string? KeyId)
{
    /// <summary>Posts it to an app.</summary>
    /// <param name="client">The client to send it with, such as the one of the app's test server.</param>
    /// <param name="address">Where the app takes webhooks.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>What the app answers, whatever its status.</returns>
    /// <exception cref="HttpRequestException">The app cannot be reached.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpClient client, Uri address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(address);
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ReadOnlyMemoryContent(Body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation(IExtendWebhooks.SignatureHeader, Signature);
        if (KeyId is not null)
        {
            request.Headers.TryAddWithoutValidation(IExtendWebhooks.KeyIdHeader, KeyId);
        }

        return await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
