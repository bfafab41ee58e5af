using System.Net;
using NSubstitute;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Contract;

namespace ServiceApi.Client.Extend.Tests.Webhooks;

/// <summary>Extend's operations that give public keys, under a test's control.</summary>
internal sealed class KeyEndpoint
{
    private TaskCompletionSource _gate = new();
    private int _requests;

    public KeyEndpoint()
    {
        _gate.SetResult();
        Executor.With(Arg.Any<CallOptions>()).Returns(call => ExecutorWith(call.Arg<CallOptions>()));
    }

    public IOperationExecutor Executor { get; } = Substitute.For<IOperationExecutor>();

    /// <summary>What both operations answer.</summary>
    public string Answer { get; set; } = Signer.Extend.PublicKey;

    public bool Fails { get; set; }

    /// <summary>How often a call is sent until it is answered.</summary>
    public int Attempts { get; set; } = 1;

    public int Requests => _requests;

    /// <summary>The operation that was called last.</summary>
    public Operation? Last { get; private set; }

    public static ServiceApiResponseException Failure { get; } =
        new(new ServiceApiFailure { Operation = ExtendApiOperations.GetPublicKey, StatusCode = HttpStatusCode.InternalServerError });

    /// <summary>Keeps all answers back until the result is set.</summary>
    public TaskCompletionSource Hold() => _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private IOperationExecutor ExecutorWith(CallOptions options)
    {
        var executor = Substitute.For<IOperationExecutor>();
        executor.SendAsync<RawResponse>(Arg.Any<OperationRequest>(), Arg.Any<CancellationToken>())
            .Returns(call => AnswerAsync(call.Arg<OperationRequest>().Operation, options, call.Arg<CancellationToken>()));
        return executor;
    }

    private async Task<RawResponse> AnswerAsync(Operation operation, CallOptions options, CancellationToken cancellationToken)
    {
        Last = operation;
        Interlocked.Increment(ref _requests);
        await _gate.Task.WaitAsync(cancellationToken);
        options.OnResponse!(new ResponseMetadata { Operation = operation, StatusCode = HttpStatusCode.OK, RequestId = "request-1", Attempts = Attempts });
        return Fails ? throw Failure : new RawResponse(HttpStatusCode.OK, Answer);
    }
}
