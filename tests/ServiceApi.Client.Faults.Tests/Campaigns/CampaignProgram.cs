namespace ServiceApi.Client.Faults.Tests.Campaigns;

/// <summary>A campaign from the command line.</summary>
internal static class CampaignProgram
{
    /// <returns>The process's exit code: 0 when nothing was found.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        var result = await new Campaign(CampaignSettings.Parse(arguments)).RunAsync();
        CampaignTable.Write(result, output);
        output.WriteLine();
        foreach (var fault in result.Faults)
        {
            output.WriteLine($"FOUND: {fault}");
        }

        output.WriteLine(result.Faults.Count == 0 ? "Nothing lost, nothing twice, nothing leaked." : $"{result.Faults.Count} found.");
        return Math.Min(result.Faults.Count, 1);
    }
}
