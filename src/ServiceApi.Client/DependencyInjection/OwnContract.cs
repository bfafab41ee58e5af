using ServiceApi.Client.Contract;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>A contract that the app has added to an account's client. The options tell the services apart, the key their accounts.</summary>
internal sealed record OwnContract<TOptions>(Type Contract, Func<IReadOnlyList<Operation>> Operations);
