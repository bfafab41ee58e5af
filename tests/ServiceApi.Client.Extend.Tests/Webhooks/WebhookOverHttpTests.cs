using ServiceApi.Client.Extend.Tests.Support;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Extend.Tests.Webhooks;

/// <summary>With the keys that the service hands out.</summary>
public sealed class WebhookOverHttpTests
{
    [Theory]
    [InlineData(SandboxPublicKeyForm.JsonObject)]
    [InlineData(SandboxPublicKeyForm.JsonString)]
    [InlineData(SandboxPublicKeyForm.Text)]
    [InlineData(SandboxPublicKeyForm.Pem)]
    public async Task What_Extend_has_signed_is_told_from_what_it_has_not(SandboxPublicKeyForm form)
    {
        await using var app = await ExtendApp.StartAsync(options: new() { ExtendPublicKeyForm = form });
        var webhook = Assignment(app) with { KeyId = null };

        Assert.True(await VerifyAsync(app, webhook));
        Assert.False(await VerifyAsync(app, webhook with { Body = "{}"u8.ToArray() }));
        Assert.False(await app.Client.Webhooks.VerifyAsync(webhook.Body, null));
        Assert.Equal("getPublicKey", Assert.Single(app.Sandbox.Requests, IsForKeys).OperationId);
    }

    [Fact]
    public async Task The_key_that_a_webhook_names_tells_what_Extend_has_signed_from_what_it_has_not()
    {
        await using var app = await ExtendApp.StartAsync();
        var webhook = Assignment(app);

        Assert.True(await VerifyAsync(app, webhook));
        Assert.False(await VerifyAsync(app, webhook with { Body = "{}"u8.ToArray() }));
        Assert.False(await VerifyAsync(app, webhook with { KeyId = "another" }));
        Assert.Equal("getKeys", Assert.Single(app.Sandbox.Requests, IsForKeys).OperationId);
    }

    [Fact]
    public async Task A_new_key_is_taken_up()
    {
        var time = new VirtualTime();
        await using var app = await ExtendApp.StartAsync(options: new() { TimeProvider = time });
        var before = Assignment(app) with { KeyId = null };
        Assert.True(await VerifyAsync(app, before));

        app.Sandbox.Webhooks.RotateKey();
        time.Advance(TimeSpan.FromMinutes(6));

        Assert.True(await VerifyAsync(app, Assignment(app) with { KeyId = null }));
        Assert.False(await VerifyAsync(app, before));
    }

    [Fact]
    public async Task A_new_key_that_a_webhook_names_is_taken_up_and_the_former_counts_while_it_is_in_the_set()
    {
        var time = new VirtualTime();
        await using var app = await ExtendApp.StartAsync(options: new() { TimeProvider = time });
        var before = Assignment(app);
        Assert.True(await VerifyAsync(app, before));

        foreach (var counts in (bool[])[true, false])
        {
            app.Sandbox.Webhooks.RotateKey();
            time.Advance(TimeSpan.FromMinutes(6));

            Assert.True(await VerifyAsync(app, Assignment(app)));
            Assert.Equal(counts, await VerifyAsync(app, before));
        }

        Assert.Equal(3, app.Sandbox.Requests.Of("getKeys").Count);
    }

    [Theory]
    [InlineData("getPublicKey", false)]
    [InlineData("getKeys", true)]
    public async Task Without_a_key_nothing_is_called_forged(string operation, bool named)
    {
        await using var app = await ExtendApp.StartAsync();
        app.Sandbox.Faults.Add(new Fault { Operation = operation, StatusCode = 500, Times = Fault.Always });
        var webhook = Assignment(app);

        await Assert.ThrowsAsync<ServiceApiResponseException>(() => VerifyAsync(app, named ? webhook : webhook with { KeyId = null }));
    }

    [Fact]
    public async Task An_answer_that_holds_no_key_tells_how_often_it_was_asked_for()
    {
        await using var app = await ExtendApp.StartAsync();
        app.Sandbox.Faults.Add(new Fault { Operation = "getKeys", StatusCode = 503 });
        app.Sandbox.Faults.Add(new Fault { Operation = "getKeys", StatusCode = 200, Body = "{}"u8.ToArray() });

        var exception = await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => VerifyAsync(app, Assignment(app)));

        Assert.Equal((2, "{}"), (exception.Attempts, exception.Response!.Text));
    }

    private static Task<bool> VerifyAsync(ExtendApp app, SandboxWebhook webhook) =>
        app.Client.Webhooks.VerifyAsync(webhook.Body, webhook.Signature, webhook.KeyId).AsTask();

    private static bool IsForKeys(RecordedRequest request) => request.OperationId is "getPublicKey" or "getKeys";

    private static SandboxWebhook Assignment(ExtendApp app) =>
        app.Sandbox.Webhooks.AssignmentOf(app.Sandbox.ServiceOrders.Find(app.Depot(SandboxServiceOrderStatus.Assigned))!);
}
