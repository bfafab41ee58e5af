using System.Diagnostics;
using System.Globalization;

namespace Fleet;

/// <summary>What a worker needs to know. It goes through the environment, since other users see what stands on a command line.</summary>
internal sealed record WorkerSettings(int Number, string Database, string TokenKey, Uri Sandbox, string ClientId, string ClientSecret, string RefreshToken, string Operation, string JobId, int LatencyMs, int JitterMs)
{
    private const string Variable = "FLEET_WORKER";
    private const char Separator = '\n';

    public static WorkerSettings? Read() =>
        Environment.GetEnvironmentVariable(Variable)?.Split(Separator) is [var number, var database, var key, var sandbox, var id, var secret, var refresh, var operation, var job, var latency, var jitter]
            ? new(Whole(number), database, key, new(sandbox), id, secret, refresh, operation, job, Whole(latency), Whole(jitter))
            : null;

    public void Write(ProcessStartInfo start) =>
        start.Environment[Variable] = string.Join(
            Separator,
            [Text(Number), Database, TokenKey, Sandbox.AbsoluteUri, ClientId, ClientSecret, RefreshToken, Operation, JobId, Text(LatencyMs), Text(JitterMs)]);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
