using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using static ServiceApi.Client.Testing.SandboxServiceOrderKind;

namespace ServiceApi.Client.Testing.Tests;

public sealed class SandboxWebhooksTests
{
    private static readonly Guid Id = new("7f9c24e8-3b12-4fef-91e0-0123456789ab");

    [Theory]
    [InlineData(SandboxPublicKeyForm.JsonObject, "application/json")]
    [InlineData(SandboxPublicKeyForm.JsonString, "application/json")]
    [InlineData(SandboxPublicKeyForm.Text, "text/plain")]
    [InlineData(SandboxPublicKeyForm.Pem, "text/plain")]
    public async Task The_public_key_is_told_in_the_form_that_was_asked_for(SandboxPublicKeyForm form, string mediaType)
    {
        await using var world = await ExtendWorld.StartAsync(time => new() { TimeProvider = time, ExtendPublicKeyForm = form });

        using var answer = await world.GetPublicKeyAsync();

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("getPublicKey", Assert.Single(world.Sandbox.Requests).OperationId);
        using var rsa = RSA.Create();
        if (form == SandboxPublicKeyForm.Pem)
        {
            rsa.ImportFromPem(text);
        }
        else if (form == SandboxPublicKeyForm.JsonObject)
        {
            var (name, value) = Assert.Single(JsonNode.Parse(text)!.AsObject());
            Assert.Equal("key", name);
            rsa.ImportFromPem(Encoding.ASCII.GetString(Convert.FromBase64String((string)value!)));
        }
        else
        {
            var base64 = form == SandboxPublicKeyForm.JsonString ? (string)JsonNode.Parse(text)! : text;
            rsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(base64), out _);
        }

        Assert.Equal(2048, rsa.KeySize);
        Assert.Equal(world.Sandbox.Webhooks.PublicKey.ToArray(), rsa.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task A_signature_fits_its_body_and_no_other()
    {
        await using var world = await ExtendWorld.StartAsync();
        var body = "{ \"ä\": 1 }"u8.ToArray();

        var signature = world.Sandbox.Webhooks.Sign(body);

        Assert.True(IsSigned(world, body, signature));
        Assert.False(IsSigned(world, "{\"ä\":1}"u8.ToArray(), signature));
    }

    [Fact]
    public async Task An_assignment_tells_of_the_order_and_is_signed()
    {
        await using var world = await ExtendWorld.StartAsync();
        var order = world.Sandbox.ServiceOrders.Add(Onsite, SandboxServiceOrderStatus.Assigned, id: Id);

        var webhook = world.Sandbox.Webhooks.AssignmentOf(order);

        Assert.Equal(
            $$"""{"event":"service_order_assigned","serviceOrderId":"{{Id}}","serviceOrderType":"onsite","assignedAt":{{world.Time.GetUtcNow().ToUnixTimeMilliseconds()}},"kid":"{{webhook.KeyId}}"}""",
            Encoding.UTF8.GetString(webhook.Body.Span));
        Assert.True(IsSigned(world, webhook.Body.ToArray(), webhook.Signature));
        Assert.Equal(world.Sandbox.Webhooks.KeyId, webhook.KeyId);
        Assert.Equal(webhook.Signature, world.Sandbox.Webhooks.AssignmentOf(order).Signature);
    }

    [Fact]
    public async Task A_webhook_is_posted_with_its_signature_and_may_be_tampered_with()
    {
        await using var world = await ExtendWorld.StartAsync();
        var webhook = world.Sandbox.Webhooks.AssignmentOf(world.Sandbox.ServiceOrders.Add(Depot));
        var address = new Uri(world.Sandbox.Endpoint, "/an/app");

        using var sent = await webhook.SendAsync(world.Http, address);
        using var tampered = await (webhook with { Body = "{}"u8.ToArray() }).SendAsync(world.Http, address);

        using var unnamed = await (webhook with { KeyId = null }).SendAsync(world.Http, address);

        Assert.Equal([404, 404, 404], [(int)sent.StatusCode, (int)tampered.StatusCode, (int)unnamed.StatusCode]);
        var received = world.Sandbox.Requests.ToArray();
        Assert.All(received, request => Assert.Equal("POST application/json", $"{request.Method} {request.Headers["Content-Type"]}"));
        Assert.All(received, request => Assert.Equal(webhook.Signature, request.Headers["signature"]));
        Assert.Equal([webhook.KeyId, webhook.KeyId, null], received.Select(request => request.Headers.GetValueOrDefault("X-Extend-Key-Id")));
        Assert.Equal(webhook.Body.ToArray(), received[0].Body.ToArray());
        Assert.True(IsSigned(world, received[0].Body.ToArray(), received[0].Headers["signature"]));
        Assert.False(IsSigned(world, received[1].Body.ToArray(), received[1].Headers["signature"]));
    }

    [Fact]
    public async Task A_new_key_makes_old_signatures_worthless()
    {
        await using var world = await ExtendWorld.StartAsync();
        var order = world.Sandbox.ServiceOrders.Add(Depot);
        var before = world.Sandbox.Webhooks.AssignmentOf(order);
        var key = world.Sandbox.Webhooks.PublicKey.ToArray();

        world.Sandbox.Webhooks.RotateKey();

        var after = world.Sandbox.Webhooks.AssignmentOf(order);
        Assert.NotEqual(key, world.Sandbox.Webhooks.PublicKey.ToArray());
        Assert.False(IsSigned(world, before.Body.ToArray(), before.Signature));
        Assert.True(IsSigned(world, after.Body.ToArray(), after.Signature));
        using var answer = await world.GetPublicKeyAsync();
        var pem = PemEncoding.WriteString("PUBLIC KEY", world.Sandbox.Webhooks.PublicKey.Span);
        Assert.Equal(Convert.ToBase64String(Encoding.ASCII.GetBytes(pem)), (string)(await World.OkAsync(answer))["key"]!);
    }

    [Fact]
    public async Task The_set_of_keys_holds_the_one_in_force_and_the_one_before_it()
    {
        await using var world = await ExtendWorld.StartAsync();
        List<(string Id, byte[] Key)> keys = [];
        for (var rotation = 0; rotation < 3; rotation++)
        {
            keys.Insert(0, (world.Sandbox.Webhooks.KeyId, world.Sandbox.Webhooks.PublicKey.ToArray()));
            using var answer = await world.GetKeysAsync();

            var set = (await World.OkAsync(answer))["keys"]!.AsArray().Select(key => key!.AsObject()).ToList();
            Assert.Equal(keys.Take(2).Select(key => key.Id), set.Select(key => (string)key["kid"]!));
            Assert.Equal(keys.Take(2).Select(key => key.Key), set.Select(Spki));
            Assert.All(set, key => Assert.Equal("RSA RS256 sig", $"{key["kty"]} {key["alg"]} {key["use"]}"));
            world.Sandbox.Webhooks.RotateKey();
        }

        Assert.Equal(3, keys.DistinctBy(key => key.Id).Count());
        Assert.Equal(3, world.Sandbox.Requests.Of("getKeys").Count);
    }

    [Fact]
    public async Task Many_threads_sign_with_one_key()
    {
        await using var world = await ExtendWorld.StartAsync();

        var signatures = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => world.Sandbox.Webhooks.Sign("{}"u8.ToArray()))));

        Assert.Single(signatures.Distinct(StringComparer.Ordinal));
    }

    private static byte[] Spki(JsonObject jwk)
    {
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars((string)jwk["n"]!),
            Exponent = Base64Url.DecodeFromChars((string)jwk["e"]!),
        });
        return rsa.ExportSubjectPublicKeyInfo();
    }

    private static bool IsSigned(ExtendWorld world, byte[] body, string signature)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(world.Sandbox.Webhooks.PublicKey.Span, out _);
        return rsa.VerifyData(body, Convert.FromBase64String(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
