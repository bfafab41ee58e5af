using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>What a body says about an appointment's fulfilment, read by the contract's rules.</summary>
internal sealed class FulfillmentInput
{
    private readonly DateTimeOffset? _arrivalStart;
    private readonly DateTimeOffset? _arrivalEnd;

    public FulfillmentInput(JsonObject? body, Violations violations)
    {
        if (body?["estimatedArrivalTime"] is not null)
        {
            var arrival = body.RequiredObject("estimatedArrivalTime", violations);
            _arrivalStart = arrival.RequiredDate("startTime", violations, inUtc: true);
            _arrivalEnd = arrival.RequiredDate("endTime", violations, inUtc: true);
        }

        if (body?["fulfillmentTime"] is not null)
        {
            var time = body.RequiredObject("fulfillmentTime", violations);
            StartTime = time.OptionalDate("startTime", violations, inUtc: true);
            EndTime = time.OptionalDate("endTime", violations, inUtc: true);
        }

        ResourceIds = AppointmentResourcesInput.Read(body, "appointmentResources", violations);
        Documents = [.. body.Items("fulfillmentDocuments")];
        violations.AddIf(body?["fulfillmentDocuments"] is not (null or JsonArray), "fulfillmentDocuments must be an array.");
        violations.AddIf(Documents.Any(document => string.IsNullOrEmpty(document.Text("uploadDestinationId"))), "Each of fulfillmentDocuments must have an uploadDestinationId.");
    }

    public DateTimeOffset? StartTime { get; }

    public DateTimeOffset? EndTime { get; }

    public IReadOnlyList<string>? ResourceIds { get; }

    public IReadOnlyList<JsonNode> Documents { get; }

    /// <summary>What of it cannot be; null when all of it can.</summary>
    public Answer? Refuse(DateTimeOffset now, SandboxDocuments documents) =>
        StartTime > now || EndTime > now ? JobRules.Unprocessable("The fulfillmentTime must not be in the future.")
        : EndTime <= StartTime ? JobRules.Unprocessable("The fulfillmentTime must end after it starts.")
        : _arrivalEnd <= _arrivalStart ? JobRules.Unprocessable("The estimatedArrivalTime must end after it starts.")
        : Documents.Select(document => Refuse(document, documents)).FirstOrDefault(problem => problem is not null) is { } problem ? JobRules.Unprocessable(problem)
        : null;

    private static string? Refuse(JsonNode document, SandboxDocuments documents)
    {
        var id = document.Text("uploadDestinationId")!;
        return documents.Find(id) is not { } destination ? $"There is no upload destination {id}."
            : !IsSha256(document) ? $"The contentSha256 of {id} is no SHA-256 in Base64."
            : destination.Upload is not { } upload ? $"Nothing has been uploaded to {id}."
            : upload.Problems.Count > 0 ? $"What has been uploaded to {id} cannot be used. {string.Join(' ', upload.Problems)}"
            : document.Text("contentSha256") is { } hash && hash != upload.ContentSha256 ? $"The contentSha256 of {id} is not that of the document."
            : null;
    }

    private static bool IsSha256(JsonNode document)
    {
        const int Bytes = 32;
        Span<byte> hash = stackalloc byte[Bytes];
        return document["contentSha256"] is null
            || (document.Text("contentSha256") is { } text && Convert.TryFromBase64String(text, hash, out var written) && written == Bytes);
    }
}
