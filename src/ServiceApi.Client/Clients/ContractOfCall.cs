using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Clients;

/// <summary>The contract, bound to the options of a call where it has some.</summary>
internal sealed class ContractOfCall(IOperationExecutor executor)
{
    private readonly IServicesApi _usual = new ServicesApi(executor);

    public IServicesApi With(CallOptions? options) => options is null ? _usual : new ServicesApi(executor.With(options));
}
