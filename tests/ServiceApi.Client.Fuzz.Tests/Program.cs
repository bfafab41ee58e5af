using System.Globalization;
using ServiceApi.Client.Fuzz.Tests;
using Xunit.Runner.InProc.SystemConsole;

// The campaign when it is asked for; the tests for whoever runs this as a test project.
if (Array.IndexOf(args, "--inputs") is >= 0 and var at)
{
    var seed = Array.IndexOf(args, "--seed");
    return Campaign.Run(
        long.Parse(args[at + 1], CultureInfo.InvariantCulture),
        seed < 0 ? 1 : int.Parse(args[seed + 1], CultureInfo.InvariantCulture),
        Console.Out);
}

return await ConsoleRunner.Run(args);
