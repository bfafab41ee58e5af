using NSubstitute;
using ServiceApi.Client;
using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;
using Xunit;

namespace TestingYourApp;

/// <summary>Without HTTP: what the class decides, answer by answer.</summary>
public class WithSubstitutes
{
    private static readonly DateTimeOffset Monday = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly IServiceApiClient _client = Substitute.For<IServiceApiClient>();

    public WithSubstitutes() => _client.Jobs.ListAsync(null!).ReturnsForAnyArgs(
        AsyncPageable<ServiceJob>.FromPages([new Page<ServiceJob>([new ServiceJob { ServiceJobId = "1" }])]));

    [Fact]
    public async Task It_books_the_first_slot_that_has_capacity()
    {
        OfferSlots(new() { StartTime = Monday, Capacity = 0 }, new() { StartTime = Monday.AddHours(1), Capacity = 2 }, new() { StartTime = Monday.AddHours(2), Capacity = 2 });

        Assert.Equal(1, await BookAsync());

        await _client.Appointments.Received(1).AddAsync("1", new() { StartTime = Monday.AddHours(1) });
    }

    [Fact]
    public async Task It_books_nothing_where_no_slot_is_free()
    {
        OfferSlots(new AppointmentSlot { StartTime = Monday, Capacity = 0 });

        Assert.Equal(0, await BookAsync());

        await _client.Appointments.DidNotReceiveWithAnyArgs().AddAsync(null!, null!);
    }

    private void OfferSlots(params AppointmentSlot[] slots) =>
        _client.Appointments.GetSlotsAsync("1", Arg.Any<GetAppointmentSlotsByJobIdQuery>())
            .Returns(new AppointmentSlotReport { AppointmentSlots = slots });

    private Task<int> BookAsync() => new Dispatcher(_client, TimeProvider.System).BookAsync(Marketplace.UnitedStates.Id);
}
