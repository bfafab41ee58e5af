using System.Text.Json;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Acceptance.Tests.Reservations;

/// <summary>The id in the body decides whether the service makes a reservation or changes one.</summary>
public sealed class ReservationIdTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(1);

    private static readonly ReservationInput WithoutId = new()
    {
        Type = ReservationType.Vacation,
        Availability = new() { StartTime = Start, EndTime = Start.AddHours(1) },
    };

    [Theory]
    [InlineData(null)]
    [InlineData("R-1")]
    public async Task Update_writes_the_id_of_the_path_into_the_body(string? given)
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Resources.Add("T-1");
        app.Sandbox.Resources.SetSchedule("T-1", $$"""[{"startTime":"{{Start:O}}","endTime":"{{Start.AddHours(1):O}}"}]""");
        app.Sandbox.Reservations.Add("R-1");
        var request = new UpdateReservationRequest { ResourceId = "T-1", Reservation = WithoutId with { ReservationId = given } };

        var answer = await app.Client.Reservations.UpdateAsync("R-1", App.Marketplace, request);

        using var body = JsonDocument.Parse(Assert.Single(app.Sandbox.Requests.Of("updateReservation")).Body);
        Assert.Equal("R-1", body.RootElement.GetProperty("reservation").GetProperty("reservationId").GetString());
        Assert.Equal("R-1", answer.Payload!.Reservation!.ReservationId);
        Assert.Equal(["R-1"], app.Sandbox.Reservations.Ids);
        Assert.Equal(given, request.Reservation.ReservationId);
    }

    [Fact]
    public async Task Update_refuses_another_id_before_anything_is_sent()
    {
        await using var app = await App.StartAsync();

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => app.Client.Reservations.UpdateAsync(
            "R-1", App.Marketplace, new() { ResourceId = "T-1", Reservation = WithoutId with { ReservationId = "R-2" } }));

        Assert.Equal("request", exception.ParamName);
        Assert.Contains("Reservation.ReservationId", exception.Message, StringComparison.Ordinal);
        Assert.Empty(app.Sandbox.Requests);
    }

    [Fact]
    public async Task Create_refuses_an_id_before_anything_is_sent_through_the_facade_and_the_contract()
    {
        await using var app = await App.StartAsync();
        var request = new CreateReservationRequest { ResourceId = "T-1", Reservation = WithoutId with { ReservationId = "R-1" } };

        var ofFacade = await Assert.ThrowsAsync<ArgumentException>(() => app.Client.Reservations.CreateAsync(App.Marketplace, request));
        var ofContract = await Assert.ThrowsAsync<ArgumentException>(() => app.Client.Operations.CreateReservationAsync(request, App.Marketplace));

        Assert.Contains("Reservation.ReservationId", ofFacade.Message, StringComparison.Ordinal);
        Assert.Contains("Reservation.ReservationId", ofContract.Message, StringComparison.Ordinal);
        Assert.Empty(app.Sandbox.Requests);
    }

    [Theory]
    [InlineData("", typeof(ArgumentException))]
    [InlineData("..", typeof(ArgumentException))]
    [InlineData(null, typeof(ArgumentNullException))]
    public async Task Update_and_cancel_refuse_what_is_no_id(string? id, Type exception)
    {
        await using var app = await App.StartAsync();

        await Assert.ThrowsAsync(exception, () => app.Client.Reservations.UpdateAsync(id!, App.Marketplace, new() { ResourceId = "T-1", Reservation = WithoutId }));
        await Assert.ThrowsAsync(exception, () => app.Client.Reservations.CancelAsync(id!, App.Marketplace));

        Assert.Empty(app.Sandbox.Requests);
    }
}
