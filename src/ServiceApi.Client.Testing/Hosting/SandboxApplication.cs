using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ServiceApi.Client.Testing;

/// <summary>What happens to every request of a service: it is recorded, meets a fault or not, is carried out and answered.</summary>
internal sealed class SandboxApplication(
    IReadOnlyList<ISandboxService> services,
    SandboxFaults faults,
    RecordedRequestCollection log,
    IReadOnlyDictionary<string, RequestDelegate> handlers,
    ServiceApiSandboxOptions options) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        // Cancelled when the client hangs up, and when the sandbox is disposed
        var ending = context.RequestAborted;
        var request = Describe(context);
        if (handlers.TryGetValue(request.Path, out var handler))
        {
            await handler(context).ConfigureAwait(false);
            return;
        }

        var service = services.First(candidate => candidate.Serves(request.Path));
        request.OperationId = service.Identify(request.Method, request.Path);
        try
        {
            await RespondAsync(context, request, service, ending).ConfigureAwait(false);
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            await AnswerWriter.WriteAsync(context, service.ForStatus(refused.StatusCode), ending).ConfigureAwait(false);
        }
        catch (Exception) when (ending.IsCancellationRequested)
        {
            context.Abort();
        }
        finally
        {
            request.Forget();
        }
    }

    private static RecordedRequest Describe(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new RecordedRequest(context.Request.Method, target, headers);
    }

    private async Task RespondAsync(HttpContext context, RecordedRequest request, ISandboxService service, CancellationToken ending)
    {
        var isKept = options.KeepUploads || request.OperationId != ServiceApiSandbox.UploadOperation;
        using var body = new RequestBody(context.Request, borrows: !isKept);
        var fault = faults.TakeWithinRequest(request);
        var isWanted = service.WantsBody(request);
        var read = fault is not null ? await body.ReadHalfAsync(ending).ConfigureAwait(false)
            : isWanted ? await body.ReadAsync(ending).ConfigureAwait(false)
            : default;
        request.Arrive(read, isKept, options.TimeProvider.GetUtcNow());
        log.Add(request);

        fault ??= faults.Take(request);
        await WaitAsync(fault, ending).ConfigureAwait(false);
        var answer = fault is null || fault.LetsThrough ? service.Answer(request) : null;
        answer = fault?.AnswerTo(service) ?? answer;
        await Task.Delay(options.Latency + (fault?.AnswerDelay ?? TimeSpan.Zero), options.TimeProvider, ending).ConfigureAwait(false);
        var broken = fault?.Break ?? ConnectionBreak.None;
        if (answer is null || broken == ConnectionBreak.BeforeAnswer)
        {
            context.Abort();
            return;
        }

        answer.Headers.TryAdd(service.RequestIdHeader, request.RequestId);
        if (!isWanted)
        {
            answer.Headers.TryAdd("Connection", "close");
        }

        request.AnsweredWith(answer.StatusCode);
        answer = fault is { CompressesAnswer: true } ? answer.ToCompressed() : answer;
        await (fault is { NeverEnds: true } ? AnswerWriter.WriteEndlesslyAsync(context, answer, ending)
            : broken == ConnectionBreak.None ? AnswerWriter.WriteAsync(context, answer, ending)
            : BrokenAnswerWriter.WriteAsync(context, answer, broken, ending)).ConfigureAwait(false);
    }

    private async Task WaitAsync(Fault? fault, CancellationToken ending)
    {
        if (fault is not null)
        {
            await (fault.Until ?? Task.CompletedTask).WaitAsync(ending).ConfigureAwait(false);
            await Task.Delay(fault.RequestDelay, options.TimeProvider, ending).ConfigureAwait(false);
        }
    }
}
