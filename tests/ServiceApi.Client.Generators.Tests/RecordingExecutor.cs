using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Generators.Tests;

/// <summary>Keeps what it is asked to send, and answers with nothing.</summary>
internal sealed class RecordingExecutor : IOperationExecutor
{
    public List<OperationRequest> Requests { get; } = [];

    public List<Type> Types { get; } = [];

    public CancellationToken CancellationToken { get; private set; }

    public OperationRequest Request => Assert.Single(Requests);

    public Task<TResponse> SendAsync<TResponse>(OperationRequest request, CancellationToken cancellationToken = default)
    {
        Types.Add(typeof(TResponse));
        Requests.Add(request);
        CancellationToken = cancellationToken;
        return Task.FromResult(default(TResponse)!);
    }

    public Task SendAsync(OperationRequest request, CancellationToken cancellationToken = default)
    {
        Requests.Add(request);
        CancellationToken = cancellationToken;
        return Task.CompletedTask;
    }

    public ReadOnlyMemory<byte> Serialize<TBody>(TBody body)
    {
        Types.Add(typeof(TBody));
        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    public IOperationExecutor With(CallOptions? options) => this;

    public IOperationExecutor WithJson(IJsonTypeInfoResolver resolver) => this;
}
