using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ServiceApi.Client.Benchmarks.SharedPlans;

/// <summary>PostgreSQL's own benchmark: the same statement again and again, on as many connections as the library uses.</summary>
internal static class Pgbench
{
    /// <summary>How many statements it does in a second.</summary>
    public static async Task<double> RunAsync(string connectionString, string statement, int connections, int seconds)
    {
        var where = new NpgsqlConnectionStringBuilder(connectionString);
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, statement);
            var start = new ProcessStartInfo("pgbench") { RedirectStandardOutput = true, RedirectStandardError = true };
            string[] arguments =
            [
                "--no-vacuum", "--protocol=prepared", $"--client={connections}", "--jobs=1", $"--time={seconds}", $"--file={script}",
                $"--host={where.Host}", $"--port={where.Port}", $"--username={where.Username}", where.Database!,
            ];
            Array.ForEach(arguments, start.ArgumentList.Add);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            var line = output.Split('\n').FirstOrDefault(text => text.StartsWith("tps = ", StringComparison.Ordinal)) ?? throw new InvalidOperationException($"pgbench has failed: {await errors}");
            return double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }
}
