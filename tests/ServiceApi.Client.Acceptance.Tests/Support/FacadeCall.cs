namespace ServiceApi.Client.Acceptance.Tests;

/// <summary>A call through the facade, and what it must be on the wire.</summary>
/// <param name="OperationId">The operation that it is.</param>
/// <param name="Line">The verb and the raw target.</param>
/// <param name="Body">The JSON body; empty for none.</param>
/// <param name="CallAsync">Makes the call.</param>
internal sealed record FacadeCall(string OperationId, string Line, string Body, Func<IServiceApiClient, Task> CallAsync);
