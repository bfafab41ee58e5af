using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Acceptance.Tests.Errors;

/// <summary>A 200 of each operation that does not bring what its contract promises.</summary>
public sealed class UnusableSuccessTests
{
    private static readonly string[] WithoutAnswer = ["setAppointmentFulfillmentData", "cancelReservation"];
    private static readonly string[] WithAnswerThatMayBeEmpty = ["cancelServiceJobByServiceJobId", "completeServiceJobByServiceJobId", "assignAppointmentResources", "updateSchedule"];

    public static TheoryData<string> OperationIds => [.. ServicesApiOperations.All.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task A_200_that_cannot_be_read_is_said_to_be_unreadable_unless_nothing_was_to_be_read_and_there_is_nothing(string operationId)
    {
        await using var app = await StartAsync();
        foreach (var shape in ErrorShape.All.Where(shape => shape.Name is "nothing" or "cut off" or "HTML" or "10 MB"))
        {
            var exception = await CallAsync(app, operationId, shape);

            if (WithoutAnswer.Contains(operationId) && shape.Name is "nothing" or "10 MB")
            {
                Assert.Null(exception);
            }
            else
            {
                CheckUnreadable(operationId, exception);
            }
        }
    }

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task A_200_with_an_empty_object_is_enough_only_where_nothing_was_asked_for(string operationId)
    {
        await using var app = await StartAsync();

        var exception = await CallAsync(app, operationId, ErrorShape.All.Single(shape => shape.Name == "an empty object"));

        if (WithoutAnswer.Contains(operationId) || WithAnswerThatMayBeEmpty.Contains(operationId))
        {
            Assert.Null(exception);
        }
        else
        {
            CheckUnreadable(operationId, exception);
        }
    }

    [Theory]
    [InlineData("setAppointmentFulfillmentData")]
    [InlineData("cancelReservation")]
    public async Task An_error_that_stands_alone_in_a_200_is_a_failure_in_either_list(string operationId)
    {
        await using var app = await StartAsync();

        foreach (var shape in ErrorShape.All.Where(shape => shape.Errors.Count > 1))
        {
            var exception = Assert.IsType<ServiceApiResponseException>(await CallAsync(app, operationId, shape));
            Assert.Equal(3, exception.Errors.Count);
        }
    }

    private static void CheckUnreadable(string operationId, Exception? exception)
    {
        var unreadable = Assert.IsType<ServiceApiUnreadableResponseException>(exception);
        Assert.Equal(operationId, unreadable.Operation.Id);
        Assert.Equal(HttpStatusCode.OK, unreadable.StatusCode);
        Assert.Equal(1, unreadable.Attempts);
        Assert.Equal(!operationId.StartsWith("get", StringComparison.Ordinal) && operationId != "createServiceDocumentUploadDestination", unreadable.OutcomeUnknown);
        Assert.DoesNotContain("secret", unreadable.ToString(), StringComparison.Ordinal);
    }

    private static async Task<Exception?> CallAsync(App app, string operationId, ErrorShape shape)
    {
        app.Sandbox.Faults.Add(new Fault { StatusCode = 200, Body = shape.Body, Headers = new Dictionary<string, string> { ["Content-Type"] = shape.MediaType } });
        return await Record.ExceptionAsync(() => FacadeCalls.Of(operationId).CallAsync(app.Client));
    }

    private static Task<App> StartAsync() => App.StartAsync(
        build: builder => builder.Services.AddSingleton<IUsagePlanLimiterFactory, Unlimited>());
}
