using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Acceptance.Tests.Errors;

/// <summary>Every status that the contract lists for an operation, in every shape that an error can have.</summary>
public sealed class DocumentedStatusTests
{
    private static readonly int[] Usual = [400, 403, 404, 413, 415, 429, 500, 503];
    private static readonly int[] UsualAnd422 = [400, 403, 404, 413, 415, 422, 429, 500, 503];
    private static readonly int[] OfCapacity = [400, 401, 403, 404, 413, 415, 429, 500, 503];
    private static readonly int[] OfSlots = [400, 403, 404, 415, 422, 429, 500, 503];

    /// <summary>The statuses other than 2xx that each operation's responses list.</summary>
    private static readonly Dictionary<string, int[]> Documented = new(StringComparer.Ordinal)
    {
        ["getServiceJobByServiceJobId"] = UsualAnd422,
        ["getServiceJobs"] = Usual,
        ["cancelServiceJobByServiceJobId"] = UsualAnd422,
        ["completeServiceJobByServiceJobId"] = UsualAnd422,
        ["addAppointmentForServiceJobByServiceJobId"] = UsualAnd422,
        ["rescheduleAppointmentForServiceJobByServiceJobId"] = UsualAnd422,
        ["assignAppointmentResources"] = UsualAnd422,
        ["setAppointmentFulfillmentData"] = UsualAnd422,
        ["updateSchedule"] = Usual,
        ["createReservation"] = Usual,
        ["updateReservation"] = Usual,
        ["cancelReservation"] = Usual,
        ["createServiceDocumentUploadDestination"] = UsualAnd422,
        ["getRangeSlotCapacity"] = OfCapacity,
        ["getFixedSlotCapacity"] = OfCapacity,
        ["getAppointmmentSlotsByJobId"] = OfSlots,
        ["getAppointmentSlots"] = OfSlots,
    };

    public static TheoryData<string> OperationIds => [.. Documented.Keys];

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task Every_documented_status_in_every_shape_becomes_its_exception(string operationId)
    {
        await using var app = await StartAsync();
        foreach (var status in Documented[operationId])
        {
            foreach (var shape in ErrorShape.All)
            {
                // Tokens that are refused one after another are fetched after ever longer waits: the next refusal is of another client.
                await using var another = status == 401 ? await StartAsync() : null;
                await CheckAsync(another ?? app, operationId, status, shape);
            }
        }
    }

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task A_2xx_that_holds_nothing_but_errors_is_a_failure(string operationId)
    {
        await using var app = await StartAsync();

        var exception = await FailAsync(app, operationId, 200, ErrorShape.All[0]);

        Assert.IsType<ServiceApiResponseException>(exception);
        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
        Assert.Equal(ErrorShape.All[0].Errors.Select(Words), exception.Errors.Select(Words));
    }

    [Fact]
    public void The_table_has_every_operation() =>
        Assert.Equal(ServicesApiOperations.All.Select(operation => operation.Id), Documented.Keys);

    private static async Task CheckAsync(App app, string operationId, int status, ErrorShape shape)
    {
        var exception = await FailAsync(app, operationId, status, shape);

        var what = $"{status} as {shape}";
        Assert.True(ExceptionOf(status) == exception.GetType(), $"{what} became {exception.GetType()}");
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.True(shape.Errors.Select(Words).SequenceEqual(exception.Errors.Select(Words), StringComparer.Ordinal), $"{what} lost errors: {string.Join(", ", exception.Errors.Select(Words))}");
        Assert.Equal(operationId, exception.Operation.Id);
        Assert.Equal("SomeException", exception.ErrorType);
        Assert.Equal(app.Sandbox.Requests.Of(operationId)[^1].RequestId, exception.RequestId);
        Assert.Equal(status == 401 ? 2 : 1, exception.Attempts); // a token that is refused is replaced once
        Assert.StartsWith($"{operationId} failed (status {status}).{(shape.Errors.Count > 1 ? " Codes: InvalidInput, Other." : " Error type")}", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    private static async Task<ServiceApiException> FailAsync(App app, string operationId, int status, ErrorShape shape)
    {
        app.Sandbox.Faults.Clear();
        app.Sandbox.Faults.Add(new Fault
        {
            Operation = operationId,
            StatusCode = status,
            Times = Fault.Always,
            Body = shape.Body,
            Headers = new Dictionary<string, string> { ["Content-Type"] = shape.MediaType, ["x-amzn-ErrorType"] = "SomeException" },
        });
        return await Assert.ThrowsAnyAsync<ServiceApiException>(() => FacadeCalls.Of(operationId).CallAsync(app.Client));
    }

    private static Type ExceptionOf(int status) => status switch
    {
        401 or 403 => typeof(ServiceApiUnauthorizedException),
        404 => typeof(ServiceApiNotFoundException),
        429 => typeof(ServiceApiThrottledException),
        _ => typeof(ServiceApiResponseException),
    };

    private static string Words(ServiceError error) => $"{error.Code}|{error.Message}|{error.Details}|{error.ErrorLevel}";

    private static Task<App> StartAsync() => App.StartAsync(
        options => options.Retry.MaxRetries = 0,
        build: builder => builder.Services.AddSingleton<IUsagePlanLimiterFactory, Unlimited>());
}
