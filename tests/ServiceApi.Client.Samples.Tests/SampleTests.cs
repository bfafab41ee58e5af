using Fleet;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Samples.Tests;

public class SampleTests
{
    private static readonly Dictionary<string, string[]> TellingLines = new()
    {
        ["ExtendWebhook"] = ["A genuine webhook: 202", "Another body under its signature: 401", "The genuine one again: 202"],
        ["Fleet"] = ["8 workers, 15 s of getServiceJobs", "0 requests were refused with 429", "of an equal share"],
        ["ListAndSync"] = ["and 400 of 400 are saved", "had changed since: 1 job, which is now CANCELLED"],
        ["ManyAccounts"] = ["berlin: 3 jobs", "boston: 5 jobs", "paris: 7 jobs", "The same client again: True", "3 accounts, a token each"],
        ["OwnOperation"] = ["Nimble Repairs sells in US", "It took 2 requests, each with the account's token"],
        ["ProofOfAppointment"] = ["with 3 documents", "is now COMPLETED", "3 of 3 documents, byte for byte"],
        ["Quickstart"] = ["45 of 45", "Rescheduled it as appointment", "which is now COMPLETED", "it is now CANCELLED", "asked for 1 access token"],
        ["RepairShop"] = ["reported product_received", "reported product_delivered", "reported resolved", "is refused", "recorded 15 events"],
        ["Schedule"] = ["slots are free", "Added an appointment", "Rescheduled it to the last one", "Assigned TECHNICIAN-1, with 0 warnings"],
    };

    private static readonly Dictionary<string, string> RunElsewhere = new()
    {
        ["Sandbox"] = "It runs until it is stopped, and has tests of its own.",
        ["TestingYourApp"] = "It is a test project, which dotnet test runs.",
    };

    public static TheoryData<string> Names => [.. TellingLines.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sample_runs_to_its_end_and_tells_what_it_has_done(string name)
    {
        Assert.SkipWhen(name == "Fleet" && PrivateCluster.WhyNot is not null, PrivateCluster.WhyNot ?? "");

        var (exitCode, output, errors) = await Sample.RunAsync(name);

        Assert.Empty(errors);
        Assert.Equal(0, exitCode);
        Assert.All(TellingLines[name], line => Assert.Contains(line, output, StringComparison.Ordinal));
    }

    [Fact]
    public void There_is_no_sample_that_nobody_runs() =>
        Assert.Empty(Sample.Folders.Except([.. TellingLines.Keys, .. RunElsewhere.Keys], StringComparer.Ordinal));

    [Fact]
    public void The_readme_names_every_sample()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        Assert.All(Sample.Folders, name => Assert.Contains($"samples/{name}", readme, StringComparison.Ordinal));
    }
}
