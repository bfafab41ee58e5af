using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Contract;

namespace ServiceApi.Client.Extend;

/// <summary>The facade over the contract.</summary>
internal sealed class ExtendClient(IOperationExecutor executor, IExtendApi operations, IExtendWebhooks webhooks) : IExtendClient
{
    public IServiceOrdersClient ServiceOrders { get; } = new ServiceOrdersClient(executor);

    public IExtendWebhooks Webhooks { get; } = webhooks;

    public IExtendApi Operations { get; } = operations;

    public IOperationExecutor Executor { get; } = executor;
}
