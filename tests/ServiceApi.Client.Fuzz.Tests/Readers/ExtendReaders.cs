using System.Text;
using System.Text.Json;
using ServiceApi.Client.Extend;
using ServiceApi.Client.Extend.Tests.Support;
using ServiceApi.Client.Fuzz.Tests.Support;

namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>Extend's answers, keys and webhooks, and its events as they are stored.</summary>
internal static class ExtendReaders
{
    private static readonly IExtendClient Client = InMemoryServices.Extend;
    private static readonly WebhookKeySource Keys = new(Client.Executor);
    private static readonly ExtendWebhooks Webhooks = new(Client.Executor, new ExtendWebhookOptions { PublicKey = SignedWebhook.PublicKey }, TimeProvider.System);

    private static readonly string[] PublicKeys =
        [SignedWebhook.PublicKey, SignedWebhook.Pem, $$"""{"key":"{{SignedWebhook.PublicKey}}"}""", JsonSerializer.Serialize(SignedWebhook.Pem)];

    public static IReadOnlyList<Reader> List { get; } =
    [
        AnswerReaders.Of("updateRepair", """{"id":"1","status":"ok"}""", () => Client.ServiceOrders.UpdateRepairAsync(Guid.AllBitsSet, new RepairShippedEvent())),
        Reader.OfText("event", ExpectedBodies.All.Select(body => body.Json), json => ModelReaders.Read(json, ExtendJson.Options.GetTypeInfo(typeof(RepairEvent)))),
        Reader.OfText("webhook key", PublicKeys, body => Try(() => Answer.Ok(body), Keys.GetKeyAsync), cost: 10),
        Reader.OfText("webhook key set", [SignedWebhook.KeySet], body => Try(() => Answer.Ok(body), Keys.GetKeySetAsync), cost: 10),
        Reader.OfText("webhook signature", [SignedWebhook.Signature], signature => Verify(SignedWebhook.Body, Encoding.UTF8.GetString(signature))),
        new("webhook body", [SignedWebhook.Body], body => Verify(body, SignedWebhook.Signature), Cost: 5),
    ];

    private static bool Try(Func<HttpResponseMessage> answer, Func<Task> call) => InMemoryServices.Try(answer, call);

    /// <summary>What is taken is exactly what was signed.</summary>
    private static bool Verify(byte[] body, string signature)
    {
        var isSigned = Webhooks.VerifyAsync(body, signature, SignedWebhook.KeyId).AsTask().GetAwaiter().GetResult();
        Assert.Equal(body.AsSpan().SequenceEqual(SignedWebhook.Body) && signature == SignedWebhook.Signature, isSigned);
        return isSigned;
    }
}
