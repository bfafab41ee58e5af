namespace ServiceApi.Client.Contract;

/// <summary>A part of a query or body that knows the contract's limits.</summary>
internal interface IHasLimits
{
    void Check(LimitCheck check, string member);
}
