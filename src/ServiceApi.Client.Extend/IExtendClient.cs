using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Contract;

namespace ServiceApi.Client.Extend;

/// <summary>
/// The client of one servicer's account at Extend. It takes care of access tokens and retries. Safe for use by many callers
/// at once; made once for an account and kept.
/// </summary>
public interface IExtendClient
{
    /// <summary>Service orders: report what happens to a device.</summary>
    IServiceOrdersClient ServiceOrders { get; }

    /// <summary>Webhooks, by which Extend assigns service orders: find out whether one is genuine.</summary>
    IExtendWebhooks Webhooks { get; }

    /// <summary>The operations as the service's reference has them, with the same tokens and retries.</summary>
    IExtendApi Operations { get; }

    /// <summary>
    /// The way for what the models do not allow: any operation with any path values, query and JSON, through the same pipeline.
    /// Make the request with <see cref="OperationRequest.Create"/>, and read the answer as a <see cref="RawResponse"/> or a
    /// <see cref="System.Text.Json.JsonElement"/>; other types are not known to the client.
    /// </summary>
    IOperationExecutor Executor { get; }
}
