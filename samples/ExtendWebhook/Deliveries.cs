using ServiceApi.Client.Testing;

namespace ExtendWebhook;

/// <summary>What comes from Extend, and from others who would like to be taken for it.</summary>
internal static class Deliveries
{
    public static async Task SendAsync(ServiceApiSandbox sandbox, Uri address)
    {
        using var http = new HttpClient();
        var genuine = sandbox.Webhooks.AssignmentOf(sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Onsite));
        await SendAsync(http, address, "A genuine webhook", genuine);
        await SendAsync(http, address, "Another body under its signature", genuine with { Body = "{}"u8.ToArray() });
        await SendAsync(http, address, "One that is cut off", genuine with { Signature = genuine.Signature[..^8] });
        await SendAsync(http, address, "One that names another key", genuine with { KeyId = "another" });
        await SendAsync(http, address, "One that names none", genuine with { KeyId = null });
        await SendAsync(http, address, "The genuine one again", genuine);
    }

    private static async Task SendAsync(HttpClient http, Uri address, string what, SandboxWebhook webhook)
    {
        using var answer = await webhook.SendAsync(http, address);
        Console.WriteLine($"{what}: {(int)answer.StatusCode}");
    }
}
