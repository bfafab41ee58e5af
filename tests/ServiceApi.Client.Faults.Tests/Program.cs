using System.Globalization;
using ServiceApi.Client.Faults.Tests.Campaigns;
using ServiceApi.Client.Faults.Tests.Cancelling;
using ServiceApi.Client.Faults.Tests.Soaking;
using ServiceApi.Client.Faults.Tests.Worlds;
using Xunit.Runner.InProc.SystemConsole;

// A run from the command line where one is asked for, and the tests otherwise
return args switch
{
    ["--calls" or "--seed", ..] => await CampaignProgram.RunAsync(args, Console.Out),
    ["--cancel", var calls] => await CancelRun.RunAsync(int.Parse(calls, CultureInfo.InvariantCulture), Console.Out),
    ["--soak", var minutes] => await SoakRun.RunAsync(double.Parse(minutes, CultureInfo.InvariantCulture), Console.Out),
    [ServiceProcess.Argument, var trouble] => await ServiceProcess.ServeAsync(trouble),
    _ => await ConsoleRunner.Run(args),
};
