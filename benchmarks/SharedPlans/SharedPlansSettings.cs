using System.Globalization;

namespace ServiceApi.Client.Benchmarks.SharedPlans;

/// <summary>What is measured: <c>--accounts 1000 --seconds 20 --calls 1000</c>.</summary>
/// <param name="Accounts">How many accounts call at once.</param>
/// <param name="Seconds">For how long each of the loads is measured.</param>
/// <param name="CallsPerSecond">How many calls a second all accounts make together under the calm load.</param>
internal sealed record SharedPlansSettings(int Accounts, int Seconds, int CallsPerSecond)
{
    public static SharedPlansSettings Parse(string[] args) => new(Value(args, "--accounts", 1000), Value(args, "--seconds", 20), Value(args, "--calls", 1000));

    private static int Value(string[] args, string name, int usual)
    {
        var index = Array.IndexOf(args, name);
        return index < 0 ? usual : int.Parse(args[index + 1], CultureInfo.InvariantCulture);
    }
}
