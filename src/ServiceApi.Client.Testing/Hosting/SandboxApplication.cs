using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ServiceApi.Client.Testing;

/// <summary>What happens to every request: it is recorded, meets a fault or not, is carried out and answered.</summary>
internal sealed class SandboxApplication(
    IReadOnlyList<ISandboxService> services,
    SandboxFaults faults,
    RecordedRequestCollection log,
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
        try
        {
            await RespondAsync(context, ending).ConfigureAwait(false);
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            await AnswerWriter.WriteAsync(context, ErrorAnswers.List(refused.StatusCode, "InvalidInput", "The request cannot be read."), ending).ConfigureAwait(false);
        }
        catch (Exception) when (ending.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task RespondAsync(HttpContext context, CancellationToken ending)
    {
        var request = await ReadAsync(context, ending).ConfigureAwait(false);
        var service = services.First(candidate => candidate.Serves(request.Path));
        request.OperationId = service.Identify(request.Method, request.Path);
        log.Add(request);

        var fault = faults.Take(request);
        await WaitAsync(fault, ending).ConfigureAwait(false);
        var answer = fault is null || fault.LetsThrough ? service.Answer(request) : null;
        answer = fault?.AnswerTo(service) ?? answer;
        await Task.Delay(options.Latency, options.TimeProvider, ending).ConfigureAwait(false);
        var broken = fault?.Break ?? ConnectionBreak.None;
        if (answer is null || broken == ConnectionBreak.BeforeAnswer)
        {
            context.Abort();
            return;
        }

        answer.Headers.TryAdd("x-amzn-RequestId", request.RequestId);
        request.AnsweredWith(answer.StatusCode);
        if (broken == ConnectionBreak.None)
        {
            await AnswerWriter.WriteAsync(context, answer, ending).ConfigureAwait(false);
        }
        else
        {
            await BrokenAnswerWriter.WriteAsync(context, answer, broken, ending).ConfigureAwait(false);
        }
    }

    private async Task<RecordedRequest> ReadAsync(HttpContext context, CancellationToken ending)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, ending).ConfigureAwait(false);
        return new RecordedRequest(context.Request.Method, target, headers, body.ToArray(), options.TimeProvider.GetUtcNow());
    }

    private async Task WaitAsync(Fault? fault, CancellationToken ending)
    {
        if (fault is not null)
        {
            await (fault.Until ?? Task.CompletedTask).WaitAsync(ending).ConfigureAwait(false);
            await Task.Delay(fault.Delay, options.TimeProvider, ending).ConfigureAwait(false);
        }
    }
}
