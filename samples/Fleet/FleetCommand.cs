using System.CommandLine;
using System.Globalization;
using ServiceApi.Client.Contract;

namespace Fleet;

/// <summary>The program: starts a sandbox, a database and the workers, shows how they use the plan, and tells at the end how well.</summary>
internal sealed class FleetCommand : RootCommand
{
    private readonly Option<int> _workers = Number("--workers", "How many processes there are", 1, 64, 8);
    private readonly Option<int> _seconds = Number("--seconds", "For how many seconds they call", 5, 3600, 15);
    private readonly Option<int> _latency = Number("--latency", "How many milliseconds each way to the service takes at least", 0, 400, 20);
    private readonly Option<int> _jitter = Number("--jitter", "How many more it takes at most", 0, 400, 100);
    private readonly Option<string> _operation = new("--operation")
    {
        Description = "Whose usage plan is shared: getServiceJobs has 10 requests per second and a burst of 40, getServiceJobByServiceJobId 20 and 40",
        DefaultValueFactory = _ => ServicesApiOperations.GetServiceJobs.Id,
    };

    private readonly Option<bool> _kill = new("--kill") { Description = "Kill two of the workers and the database in the middle, and start the database again 5 seconds later" };
    private readonly Option<bool> _check = new("--check") { Description = "End with an error if a request was refused, less than 97 % of the plan was used, or a worker had less than 80 % of an equal share" };
    private readonly Option<string?> _database = new("--database") { Description = "The connection string of a database of yours; without it, one is started and deleted again, which needs PostgreSQL installed" };

    public FleetCommand()
        : base("Several processes that share one usage plan and one access token in a PostgreSQL database.")
    {
        _operation.AcceptOnlyFromAmong(ServicesApiOperations.GetServiceJobs.Id, ServicesApiOperations.GetServiceJobByServiceJobId.Id);
        Option[] options = [_workers, _seconds, _latency, _jitter, _operation, _kill, _check, _database];
        Array.ForEach(options, Add);
        SetAction((given, stop) => FleetRun.RunAsync(
            new FleetSettings(
                given.GetValue(_workers),
                TimeSpan.FromSeconds(given.GetValue(_seconds)),
                given.GetValue(_latency),
                given.GetValue(_jitter),
                ServicesApiOperations.All.Single(operation => operation.Id == given.GetValue(_operation)),
                given.GetValue(_kill),
                given.GetValue(_check),
                given.GetValue(_database)),
            stop));
    }

    private static Option<int> Number(string name, string description, int least, int most, int usual) => new(name)
    {
        Description = $"{description}. From {least} to {most}",
        DefaultValueFactory = _ => usual,
        CustomParser = given =>
        {
            if (!int.TryParse(given.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            {
                given.AddError($"{name} must be from {least} to {most}.");
            }

            return number;
        },
    };
}
