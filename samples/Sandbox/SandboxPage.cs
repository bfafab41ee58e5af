using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServiceApi.Client.Testing;

namespace Sandbox;

/// <summary>The page for people at <c>/</c>, and what it asks for under <c>/_sandbox</c>, on the port of the services.</summary>
internal static class SandboxPage
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(ServiceApiSandbox sandbox)
    {
        Get("/", Resource("index.html", "text/html"));
        Get("/_sandbox/page.css", Resource("page.css", "text/css"));
        Get("/_sandbox/page.js", Resource("page.js", "text/javascript"));
        Get("/_sandbox/icon.svg", Resource("icon.svg", "image/svg+xml"));
        Get("/_sandbox/connection", Json(() => Connection.To(sandbox)));
        Get("/_sandbox/state", Json(() => State.Of(sandbox)));
        Post("/_sandbox/add-job", () => SampleWork.AddJob(sandbox));
        Post("/_sandbox/fail-next", () => sandbox.Faults.Add(new Fault { StatusCode = 503 }));
        Post("/_sandbox/expire-tokens", () =>
        {
            sandbox.Tokens.ExpireAll();
            sandbox.ExtendTokens.ExpireAll();
        });

        void Get(string path, RequestDelegate answer) => sandbox.Map(path, context => AnswerAsync(context, HttpMethods.Get, answer));
        void Post(string path, Action act) => sandbox.Map(path, context => AnswerAsync(context, HttpMethods.Post, After(act)));
    }

    private static async Task AnswerAsync(HttpContext context, string verb, RequestDelegate answer)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        if (!IsFromHere(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (context.Request.Method != verb)
        {
            headers.Allow = verb;
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        }
        else
        {
            await answer(context);
        }
    }

    // A page of another site must neither act nor read here, be it with a request of its own or under a name that leads to 127.0.0.1
    private static bool IsFromHere(HttpRequest request) =>
        request.Host.Host is "127.0.0.1" or "localhost"
        && (request.Headers.Origin.Count == 0 || request.Headers.Origin == $"http://{request.Host}");

    private static RequestDelegate Resource(string name, string type) => async context =>
    {
        await using var content = typeof(SandboxPage).Assembly.GetManifestResourceStream(name)!;
        context.Response.ContentType = $"{type}; charset=utf-8";
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    };

    private static RequestDelegate Json(Func<object> read) => context =>
        context.Response.WriteAsJsonAsync(read(), JsonSerializerOptions.Web, context.RequestAborted);

    private static RequestDelegate After(Action act) => context =>
    {
        act();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };
}
