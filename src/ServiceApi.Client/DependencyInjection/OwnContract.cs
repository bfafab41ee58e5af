using System.Text.Json.Serialization.Metadata;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>A contract that the app has added to an account's client.</summary>
internal abstract record OwnContract(Type Contract, Func<IReadOnlyList<Operation>> Operations, IJsonTypeInfoResolver Resolver);

/// <summary><inheritdoc cref="OwnContract"/> The options tell the services apart, the key their accounts.</summary>
internal sealed record OwnContract<TOptions>(Type Contract, Func<IReadOnlyList<Operation>> Operations, IJsonTypeInfoResolver Resolver)
    : OwnContract(Contract, Operations, Resolver);
