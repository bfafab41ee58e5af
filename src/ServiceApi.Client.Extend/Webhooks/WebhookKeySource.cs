using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Contract;

namespace ServiceApi.Client.Extend;

/// <summary>Asks Extend for its keys.</summary>
internal sealed class WebhookKeySource(IOperationExecutor executor)
{
    /// <summary>Gets the key of webhooks that name none.</summary>
    /// <exception cref="ServiceApiException">There is no answer, or none with a key that is allowed.</exception>
    public Task<WebhookKey> GetKeyAsync() => GetAsync(api => api.GetPublicKeyAsync(), WebhookKeyAnswer.Read, WebhookKey.Allowed);

    /// <summary>Gets the keys of webhooks that name theirs.</summary>
    /// <exception cref="ServiceApiException">There is no answer, or none with a key that is allowed.</exception>
    public Task<WebhookKeySet> GetKeySetAsync() => GetAsync(api => api.GetKeysAsync(), WebhookKeySet.Read, WebhookKeySet.Allowed);

    private async Task<T> GetAsync<T>(Func<ExtendApi, Task<RawResponse>> call, Func<RawResponse, T?> read, string allowed)
        where T : class
    {
        ResponseMetadata? metadata = null;
        var api = new ExtendApi(executor.With(new CallOptions { OnResponse = told => metadata = told }));
        var answer = await call(api).ConfigureAwait(false);
        return read(answer) ?? throw new ServiceApiUnreadableResponseException(
            new ServiceApiFailure
            {
                Operation = metadata!.Operation,
                StatusCode = answer.StatusCode,
                RequestId = metadata.RequestId,
                Attempts = metadata.Attempts,
                Response = answer,
            },
            $"it holds no key that can be used: it must be {allowed}");
    }
}
