using System.Globalization;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Acceptance.Tests.Wire;

/// <summary>Cultures with another minus sign, other digits or another calendar leave no trace on the wire.</summary>
public sealed class CultureTests
{
    public static TheoryData<string> Cultures => ["fi-FI", "ar-SA", "th-TH"];

    [Fact]
    public void The_cultures_do_differ_on_this_machine()
    {
        Assert.Equal("\u22125", (-5).ToString(CultureInfo.GetCultureInfo("fi-FI")));
        Assert.NotEqual("2026", new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc).ToString("yyyy", CultureInfo.GetCultureInfo("ar-SA")));
        Assert.Equal("2569", new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc).ToString("yyyy", CultureInfo.GetCultureInfo("th-TH")));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task A_query_is_written_as_the_contract_says(string culture)
    {
        await using var app = await App.StartAsync();
        var token = await PageTokenAsync(app);
        using var scope = new CultureScope(culture);
        var query = new GetServiceJobsQuery
        {
            MarketplaceId = App.Marketplace,
            ServiceOrderIds = ["001-0000000-0000001", "001-0000000-0000002"],
            ServiceJobStatuses = [ServiceJobStatus.NotServiced, ServiceJobStatus.PendingSchedule],
            RequiredSkills = ["Täglich, sauber", "a&b=c"],
            PageToken = token,
            PageSize = 15,
            SortField = ServiceJobSortField.JobDate,
            SortOrder = SortOrder.Desc,
            CreatedAfter = new DateTimeOffset(2026, 3, 4, 5, 6, 7, 89, TimeSpan.FromHours(-3.5)),
            ScheduleStartDate = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(9)),
        };

        await app.Client.Operations.GetServiceJobsAsync(query);

        var request = Assert.Single(app.Sandbox.Requests.Of("getServiceJobs"));
        Assert.Equal(200, request.StatusCode);
        Assert.NotEqual(token, Uri.EscapeDataString(token));
        Assert.Equal(
            "/service/v1/serviceJobs?serviceOrderIds=001-0000000-0000001,001-0000000-0000002"
            + "&serviceJobStatus=NOT_SERVICED,PENDING_SCHEDULE"
            + "&pageToken=" + Uri.EscapeDataString(token)
            + "&pageSize=15&sortField=JOB_DATE&sortOrder=DESC"
            + "&createdAfter=2026-03-04T08%3A36%3A07.089Z&scheduleStartDate=2025-12-31T15%3A00%3A00.000Z"
            + "&marketplaceIds=ATVPDKIKX0DER&requiredSkills=T%C3%A4glich%2C%20sauber,a%26b%3Dc",
            request.Target);
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task A_body_is_written_and_an_answer_read_as_the_contract_says(string culture)
    {
        await using var app = await App.StartOnVirtualTimeAsync();
        var id = app.Sandbox.Jobs.Add("""{"serviceJobStatus":"PENDING_SCHEDULE","payments":[{"amount":{"value":49.95,"currency":"USD"}}]}""");
        using var scope = new CultureScope(culture);
        var start = new DateTimeOffset(2026, 12, 3, 3, 4, 5, 678, TimeSpan.FromHours(5.5));

        await app.Client.Appointments.AddAsync(id, new() { StartTime = start, DurationInMinutes = 1234 });
        var job = await app.Client.Jobs.GetAsync(id);

        var request = Assert.Single(app.Sandbox.Requests.Of("addAppointmentForServiceJobByServiceJobId"));
        Assert.Equal("""{"appointmentTime":{"startTime":"2026-12-02T21:34:05.678Z","durationInMinutes":1234}}""", request.BodyText());
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal(49.95m, Assert.Single(job.Payments!).Amount!.Value);
        Assert.Equal(start.UtcDateTime, Assert.Single(job.Appointments!).AppointmentTime!.StartTime!.Value.UtcDateTime, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("fi-FI", "../x", "..%2Fx")]
    [InlineData("ar-SA", "a/b?c#d", "a%2Fb%3Fc%23d")]
    [InlineData("th-TH", "ä ö", "%C3%A4%20%C3%B6")]
    [InlineData("fi-FI", "%2F", "%252F")]
    [InlineData("ar-SA", "...", "...")]
    [InlineData("th-TH", "a.b~c_d-e", "a.b~c_d-e")]
    [InlineData("fi-FI", "x\u00A0y+z;,:@&=$!*'()", "x%C2%A0y%2Bz%3B%2C%3A%40%26%3D%24%21%2A%27%28%29")]
    public async Task An_id_stays_one_segment_and_comes_through(string culture, string id, string onTheWire)
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Jobs.Add(new System.Text.Json.Nodes.JsonObject { ["serviceJobId"] = id });
        using var scope = new CultureScope(culture);

        var job = await app.Client.Jobs.GetAsync(id);
        await app.Client.Jobs.CompleteAsync(id);

        Assert.Equal(id, job.ServiceJobId);
        Assert.Equal("/service/v1/serviceJobs/" + onTheWire, app.Sandbox.Requests.Of("getServiceJobByServiceJobId")[0].Target);
        Assert.Equal("/service/v1/serviceJobs/" + onTheWire + "/completions", app.Sandbox.Requests.Of("completeServiceJobByServiceJobId")[0].Target);
    }

    /// <summary>A token of the sandbox's, which holds characters that must be escaped.</summary>
    private static async Task<string> PageTokenAsync(App app)
    {
        app.Sandbox.Jobs.Seed(21);
        var page = await app.Client.Operations.GetServiceJobsAsync(App.Everything);
        app.Sandbox.Requests.Clear();
        return page.Payload!.NextPageToken!;
    }
}
