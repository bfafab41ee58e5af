using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ServiceApi.Client.Contract;

/// <summary>
/// Carries an operation to its service and the answer back: token, usage plan, retries, time limits, errors and telemetry.
/// What the generator writes for a contract calls it, and so may code that needs an operation which no contract declares.
/// </summary>
public interface IOperationExecutor
{
    /// <summary>Sends a request and reads the answer's JSON.</summary>
    /// <typeparam name="TResponse">What the answer is read as; <see cref="RawResponse"/> for an answer of success as it came, whatever it holds.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The answer; for a 204, what an empty JSON object is read as.</returns>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    Task<TResponse> SendAsync<TResponse>(OperationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sends a request whose answer carries nothing but its status.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>A task that ends with the call.</returns>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    Task SendAsync(OperationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Writes a request's body as JSON, once for all the times that it may be sent.</summary>
    /// <typeparam name="TBody">The declared type of the body.</typeparam>
    /// <param name="body">The body.</param>
    /// <returns>The body as UTF-8.</returns>
    ReadOnlyMemory<byte> Serialize<TBody>(TBody body);

    /// <summary>The same pipeline for calls that are to be treated in their own way.</summary>
    /// <param name="options">What is different for them; null for nothing.</param>
    /// <returns>An executor with the same token, usage plans and retries.</returns>
    IOperationExecutor With(CallOptions? options);

    /// <summary>The same pipeline for models of the app's own.</summary>
    /// <param name="resolver">
    /// What describes the models, as in <c>OrdersJson.Default</c>. The options of a <see cref="JsonSerializerContext"/> hold; of another resolver those
    /// of <see cref="JsonSerializerDefaults.Web"/>. Dates without an offset are UTC unless a converter in the options says otherwise.
    /// </param>
    /// <returns>An executor with the same token, usage plans and retries, which knows these models alone.</returns>
    IOperationExecutor WithJson(IJsonTypeInfoResolver resolver);
}
