using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Faults.Tests.Worlds;

/// <summary>What must not be found again: every secret, and whatever belongs to a customer, holds one of these.</summary>
internal static class Secrets
{
    public const string Mark = "PRIVATE";

    private static readonly SearchValues<string> Telling = SearchValues.Create(
        [Mark, "Atza|", "eyJ", "X-Amz-Signature", "Sandbox-Example", "Sandbox Street", "+1-555-555"],
        StringComparison.Ordinal);

    public static bool AreIn(string? text) => text.AsSpan().ContainsAny(Telling);

    /// <summary>A job of a customer's, with a status and, optionally, an appointment.</summary>
    public static JsonObject Job(string status, string? appointmentId = null, DateTimeOffset start = default) => new()
    {
        ["serviceJobStatus"] = status,
        ["buyer"] = new JsonObject { ["name"] = $"{Mark} Maria", ["phone"] = $"+{Mark}" },
        ["serviceLocation"] = new JsonObject { ["address"] = new JsonObject { ["addressLine1"] = $"{Mark} Street 1" } },
        ["appointments"] = appointmentId is null ? [] : new JsonArray(new JsonObject
        {
            ["appointmentId"] = appointmentId,
            ["appointmentStatus"] = "ACTIVE",
            ["appointmentTime"] = new JsonObject { ["startTime"] = $"{start.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", ["durationInMinutes"] = 60 },
        }),
    };

    /// <summary>An error that talks about a customer.</summary>
    public static byte[] Error { get; } = Encoding.UTF8.GetBytes($$"""{"errors":[{"code":"Scripted","message":"{{Mark}} Maria lives elsewhere.","details":"+{{Mark}}"}]}""");

    /// <summary>A page of HTML that does.</summary>
    public static byte[] Html { get; } = Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><body>{Mark} Maria</body></html>");

    /// <summary>An answer that does, and stops in the middle.</summary>
    public static byte[] CutOff { get; } = Encoding.UTF8.GetBytes($$"""{"payload":{"serviceJobId":"J","buyer":{"name":"{{Mark}}""");

    /// <summary>What is no text at all, but for the mark.</summary>
    public static byte[] Garbage { get; } = [0x00, 0xFF, 0xFE, 0xC3, 0x28, .. Encoding.UTF8.GetBytes(Mark), 0x80];
}
