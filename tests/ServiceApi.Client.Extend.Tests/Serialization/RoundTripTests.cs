using FsCheck;
using FsCheck.Fluent;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Tests.Support;

namespace ServiceApi.Client.Extend.Tests.Serialization;

public sealed class RoundTripTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(20);

    [Fact]
    public void Any_event_is_read_back_to_the_same_type_and_value() =>
        Check.One(Many, Prop.ForAll(ArbitraryEvents.All, value =>
        {
            var json = Json.Write(value);
            var read = Json.Read(json);

            Assert.Equal(value, read);
            Assert.Equal(value.GetHashCode(), read.GetHashCode());
            Assert.Equal(value.GetType(), read.GetType());
            Assert.Equal(json, Json.Write(read));
        }));

    [Fact]
    public void Any_event_of_well_formed_text_may_be_sent_unless_a_value_is_empty() =>
        Check.One(Many, Prop.ForAll(ArbitraryEvents.All, value =>
        {
            var exception = Record.Exception(() => RequestGuard.Valid(value, "repairEvent"));

            Assert.Equal(HasEmptyValue(value), exception is not null);
        }));

    private static bool HasEmptyValue(RepairEvent value) => value switch
    {
        PartManagementEvent parts => parts.PartManagementEventType == "",
        AppointmentSchedulingEvent appointment => appointment.AppointmentEventType == "",
        CustomerContactEvent contact => contact.CustomerContactEventType == "" || contact.Method == "",
        ResolvedEvent resolved => resolved.ResolutionType == "" || resolved.Reason == "",
        _ => false,
    };
}
