using ServiceApi.Client.Contract;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>An account's pipeline, for contracts beside that of its client. The options tell the services apart, the key their accounts.</summary>
internal sealed record AccountExecutor<TOptions>(IOperationExecutor Executor);
