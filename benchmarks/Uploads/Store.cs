using ServiceApi.Client.Contract;
using ServiceApi.Client.Testing;

namespace Uploads;

/// <summary>The sandbox, in a process of its own, until its input ends.</summary>
internal static class Store
{
    /// <summary>More than the uploads can use: what is measured is not the plan.</summary>
    public static readonly UsagePlan Plan = new(10_000, 10_000);

    public static async Task ServeAsync()
    {
        await using var sandbox = await ServiceApiSandbox.StartAsync(new()
        {
            KeepUploads = false,
            UsagePlans = new Dictionary<string, UsagePlan> { [ServicesApiOperations.CreateServiceDocumentUploadDestination.Id] = Plan },
        });
        Console.WriteLine(sandbox.Endpoint);
        Console.WriteLine(sandbox.TokenEndpoint);
        await Console.In.ReadToEndAsync();
    }
}
