using System.Net;
using ServiceApi.Client.Benchmarks.Calls.Plain;

namespace ServiceApi.Client.Benchmarks.Calls.Contenders;

/// <summary>What those throw that bring no exception of their own for a refusal.</summary>
internal sealed class CallRefusedException(HttpStatusCode status, IReadOnlyList<Error> errors) : Exception($"The service answered {(int)status}.")
{
    public HttpStatusCode Status => status;

    public IReadOnlyList<Error> Errors => errors;
}
