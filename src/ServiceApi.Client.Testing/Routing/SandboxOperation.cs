using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

/// <summary>What the sandbox does for an operation. Its verb, route and plan are the contract's.</summary>
internal abstract class SandboxOperation(Operation operation)
{
    public Operation Operation { get; } = operation;

    public RoutePattern Route { get; } = new(operation.Route);

    /// <summary>Whether the operation takes a JSON body.</summary>
    public virtual bool TakesBody => false;

    /// <summary>Whether its errors are an array that stands by itself.</summary>
    public virtual bool HasBareErrors => false;

    public abstract Answer CarryOut(OperationCall call);
}
