using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Contract;

namespace ServiceApi.Client.Extend;

internal sealed class ServiceOrdersClient(IOperationExecutor executor) : IServiceOrdersClient
{
    public Task<RawResponse> UpdateRepairAsync(Guid serviceOrderId, RepairEvent repairEvent, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        new ExtendApi(executor.With(options)).UpdateRepairAsync(serviceOrderId, repairEvent, cancellationToken);
}
