using Fleet;
using ServiceApi.Client.Benchmarks.SharedPlans;

namespace ServiceApi.Client.PostgreSql.Tests.Benchmarks;

public sealed class SharedPlansBenchmarkTests
{
    [Fact]
    public async Task It_runs_and_every_figure_is_there()
    {
        Assert.SkipWhen(PrivateCluster.WhyNot is not null, PrivateCluster.WhyNot ?? "");
        await using var output = new StringWriter();

        var result = await SharedPlansBenchmark.RunAsync(new(Accounts: 10, Seconds: 1, CallsPerSecond: 20), output);

        Assert.True(result.Calm.Permits > 0 && result.Busy.Permits > result.Calm.Permits && result.Function > 0 && result.Floor > result.Function);
        Assert.Contains("the floor", output.ToString(), StringComparison.Ordinal);
    }
}
