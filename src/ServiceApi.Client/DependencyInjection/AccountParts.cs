using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>The parts of an account's pipeline that others than its client use. The options tell the services apart, the key their accounts.</summary>
internal sealed record AccountParts<TOptions>(IOperationExecutor Executor, ITokenSource Tokens, UsagePlanLimiters Limiters);
