using ServiceApi.Client.Models;
using static ServiceApi.Client.Tests.Models.Limits;

namespace ServiceApi.Client.Tests.Models;

public sealed class GetServiceJobsQueryTests
{
    private static readonly DateTimeOffset Noon = new(2024, 2, 9, 12, 0, 0, TimeSpan.Zero);

    private static readonly GetServiceJobsQuery Query = new() { MarketplaceId = "ATVPDKIKX0DER", CreatedAfter = Noon };

    [Fact]
    public void Nothing_but_the_marketplace_and_one_of_the_two_dates_is_needed() =>
        Allows(Query, Query with { CreatedAfter = null, LastUpdatedAfter = Noon });

    [Fact]
    public void Exactly_one_of_the_two_dates_must_be_given() => Refuses(
        "value.CreatedAfter must be given, or value.LastUpdatedAfter, and not both.",
        Query with { CreatedAfter = null },
        Query with { LastUpdatedAfter = Noon });

    [Fact]
    public void A_marketplace_id_has_capitals_and_digits()
    {
        Allows(Query with { MarketplaceId = "A" }, Query with { MarketplaceId = "0" });
        Refuses(
            "value.MarketplaceId must be one marketplace id, of capital letters and digits.",
            Query with { MarketplaceId = null! },
            Query with { MarketplaceId = "" },
            Query with { MarketplaceId = "a" },
            Query with { MarketplaceId = "A,B" },
            Query with { MarketplaceId = "A\n" },
            Query with { MarketplaceId = "Ä" });
    }

    [Fact]
    public void A_page_has_1_to_20_jobs()
    {
        Allows(Query with { PageSize = 1 }, Query with { PageSize = 20 });
        Refuses("value.PageSize must be 1 to 20.", Query with { PageSize = 0 }, Query with { PageSize = 21 }, Query with { PageSize = -1 });
    }

    [Fact]
    public void A_schedule_does_not_end_before_it_starts()
    {
        Allows(
            Query with { ScheduleStartDate = Noon },
            Query with { ScheduleEndDate = Noon },
            Query with { ScheduleStartDate = Noon, ScheduleEndDate = Noon },
            Query with { ScheduleStartDate = Noon, ScheduleEndDate = Noon.ToOffset(TimeSpan.FromHours(-7)).AddTicks(1) });
        Refuses(
            "value.ScheduleEndDate must not be before value.ScheduleStartDate.",
            Query with { ScheduleStartDate = Noon, ScheduleEndDate = Noon.AddTicks(-1) });
    }

    [Fact]
    public void Lists_have_1_to_20_values_and_store_ids_50()
    {
        Allows(
            Query with { ServiceOrderIds = ["1"], ProductOrderIds = ["1"], TrackingIds = ["1"], Asins = [Text(10)], RequiredSkills = ["1"], StoreIds = ["1"] },
            Query with
            {
                ServiceOrderIds = Many(20, "1"),
                ProductOrderIds = Many(20, "1"),
                TrackingIds = Many(20, "1"),
                Asins = Many(20, Text(10)),
                RequiredSkills = Many(20, "1"),
                StoreIds = Many(50, "1"),
            });
        Refuses("value.ServiceOrderIds must hold 1 to 20 values.", Query with { ServiceOrderIds = [] }, Query with { ServiceOrderIds = Many(21, "1") });
        Refuses("value.ProductOrderIds must hold 1 to 20 values.", Query with { ProductOrderIds = [] }, Query with { ProductOrderIds = Many(21, "1") });
        Refuses("value.TrackingIds must hold 1 to 20 values.", Query with { TrackingIds = [] }, Query with { TrackingIds = Many(21, "1") });
        Refuses("value.Asins must hold 1 to 20 values.", Query with { Asins = [] }, Query with { Asins = Many(21, Text(10)) });
        Refuses("value.RequiredSkills must hold 1 to 20 values.", Query with { RequiredSkills = [] }, Query with { RequiredSkills = Many(21, "1") });
        Refuses("value.StoreIds must hold 1 to 50 values.", Query with { StoreIds = [] }, Query with { StoreIds = Many(51, "1") });
    }

    [Fact]
    public void Order_and_tracking_ids_have_the_contracts_characters()
    {
        Allows(Query with { ServiceOrderIds = ["0123456789-"], ProductOrderIds = ["-"], TrackingIds = ["AZaz09-"] });
        string[] wrong = ["", "1 2", "1/2", "1_2", "1\n", "٣", null!];
        Refuses("each of value.ServiceOrderIds must consist of digits and hyphens.", wrong.Append("1A").Select(id => Query with { ServiceOrderIds = ["1", id] }));
        Refuses("each of value.ProductOrderIds must consist of digits and hyphens.", wrong.Append("1A").Select(id => Query with { ProductOrderIds = [id, "1"] }));
        Refuses("each of value.TrackingIds must consist of ASCII letters, digits and hyphens.", wrong.Append("é").Select(id => Query with { TrackingIds = [id] }));
    }

    [Fact]
    public void Texts_have_the_contracts_lengths()
    {
        Allows(Query with { RequiredSkills = [Text(50)], StoreIds = [Text(100)] });
        Refuses("each of value.Asins must have 10 characters.", Query with { Asins = [Text(9)] }, Query with { Asins = [Text(10), Text(11)] });
        Refuses("each of value.RequiredSkills must have 1 to 50 characters.", Query with { RequiredSkills = [""] }, Query with { RequiredSkills = [Text(51)] });
        Refuses("each of value.StoreIds must have 1 to 100 characters.", Query with { StoreIds = [""] }, Query with { StoreIds = [Text(101)] });
    }

    [Fact]
    public void Values_that_no_list_names_are_sent_and_empty_ones_are_not()
    {
        Allows(Query with { ServiceJobStatuses = ["ON_THE_MOON"], SortField = "MOOD", SortOrder = "RANDOM" });
        Allows(Query with { ServiceJobStatuses = [], SortField = ServiceJobSortField.JobDate, SortOrder = SortOrder.Desc });
        Refuses("each of value.ServiceJobStatuses must not be empty.", Query with { ServiceJobStatuses = [ServiceJobStatus.Hold, default] });
        Refuses("value.SortField must not be empty.", Query with { SortField = default(ServiceJobSortField) });
        Refuses("value.SortOrder must not be empty.", Query with { SortOrder = default(SortOrder) });
    }

    [Fact]
    public void All_that_is_wrong_stands_in_one_message() => Refuses(
        "value.MarketplaceId must be one marketplace id, of capital letters and digits. "
        + "value.CreatedAfter must be given, or value.LastUpdatedAfter, and not both. "
        + "value.PageSize must be 1 to 20. "
        + "each of value.TrackingIds must consist of ASCII letters, digits and hyphens.",
        new GetServiceJobsQuery { MarketplaceId = "", PageSize = 0, TrackingIds = ["Jane Doe"] });
}
