using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceApi.Client.Documents;
using ServiceApi.Client.Tests.Documents.Support;

namespace ServiceApi.Client.Tests.Documents;

/// <summary>A destination that cannot be trusted is refused before a byte leaves.</summary>
public sealed class DestinationTests
{
    private static readonly Dictionary<string, (string Fault, Action<JsonObject> Spoil)> Unfit = new()
    {
        ["no id"] = ("has no id", payload => payload.Remove("uploadDestinationId")),
        ["an empty id"] = ("has no id", payload => payload["uploadDestinationId"] = ""),

        ["no encryption"] = ("encryption is not AES", payload => payload.Remove("encryptionDetails")),
        ["no standard"] = ("encryption is not AES", payload => payload["encryptionDetails"]!["standard"] = null),
        ["another standard"] = ("encryption is not AES", payload => payload["encryptionDetails"]!["standard"] = "CHACHA20"),
        ["the standard in another case"] = ("encryption is not AES", payload => payload["encryptionDetails"]!["standard"] = "aes"),

        ["no key"] = ("key is not 32 bytes in base64", payload => payload["encryptionDetails"]!["key"] = null),
        ["a key for AES-128"] = ("key is not 32 bytes in base64", payload => payload["encryptionDetails"]!["key"] = Convert.ToBase64String(new byte[16])),
        ["a key too short"] = ("key is not 32 bytes in base64", payload => payload["encryptionDetails"]!["key"] = Convert.ToBase64String(new byte[31])),
        ["a key too long"] = ("key is not 32 bytes in base64", payload => payload["encryptionDetails"]!["key"] = Convert.ToBase64String(new byte[33])),
        ["a key that is no base64"] = ("key is not 32 bytes in base64", payload => payload["encryptionDetails"]!["key"] = "S33D!"),
        ["no initialization vector"] = ("initialization vector is not 16 bytes in base64", payload => payload["encryptionDetails"]!["initializationVector"] = null),
        ["an initialization vector too short"] = ("initialization vector is not 16 bytes in base64", payload => payload["encryptionDetails"]!["initializationVector"] = Convert.ToBase64String(new byte[12])),
        ["an initialization vector too long"] = ("initialization vector is not 16 bytes in base64", payload => payload["encryptionDetails"]!["initializationVector"] = Convert.ToBase64String(new byte[32])),

        ["no address"] = ("address is not https", payload => payload.Remove("url")),
        ["an address without encryption"] = ("address is not https", payload => payload["url"] = "http://store.example/%2Fd-1?X-Amz-Signature=S33D"),
        ["an address of another kind"] = ("address is not https", payload => payload["url"] = "ftp://localhost/d-1"),
        ["a file"] = ("address is not https", payload => payload["url"] = "file:///d-1"),
        ["a relative address"] = ("address is not https", payload => payload["url"] = "/%2Fd-1"),
        ["an address with a user"] = ("address is not https", payload => payload["url"] = "https://S33D:S33D@store.example/d-1"),
        ["an address with a fragment"] = ("address is not https", payload => payload["url"] = "https://store.example/d-1#S33D"),
        ["an address with a line's end"] = ("address is not https", payload => payload["url"] = "https://store.example/d-1\r\nx-amz-access-token: S33D"),
        ["an address with a space"] = ("address is not https", payload => payload["url"] = "https://store.example/d 1"),
        ["an address beyond ASCII"] = ("address is not https", payload => payload["url"] = "https://store.example/ñ"),

        ["the token's header"] = ("wants the access token", payload => payload["headers"]!["X-Amz-Access-Token"] = "S33D"),
        ["a header's value with a line's end"] = ("headers cannot be sent", payload => payload["headers"]!["x-amz-meta"] = "a\r\nb: S33D"),
        ["a header's value beyond ASCII"] = ("headers cannot be sent", payload => payload["headers"]!["x-amz-meta"] = "ñ"),
        ["a header's name that is none"] = ("headers cannot be sent", payload => payload["headers"]!["x amz"] = "S33D"),
        ["a header twice"] = ("headers cannot be sent", payload => (payload["headers"]!["x-amz-meta"], payload["headers"]!["X-Amz-Meta"]) = ("S33D", "S33D")),
        ["a header without a name"] = ("headers cannot be sent", payload => payload["headers"]![""] = "S33D"),
        ["a header that is an object"] = ("headers cannot be sent", payload => payload["headers"]!["x-amz-meta"] = new JsonObject { ["a"] = "S33D" }),
        ["a header that is a list of lists"] = ("headers cannot be sent", payload => payload["headers"]!["x-amz-meta"] = new JsonArray(new JsonArray("S33D"))),
    };

    public static TheoryData<string> Ways { get; } = new(Unfit.Keys);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_unfit_destination_is_refused_before_a_byte_leaves(string way)
    {
        var (fault, spoil) = Unfit[way];
        await using var uploads = new Uploads { Spoil = spoil };

        var exception = await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(100))));

        Assert.StartsWith("createServiceDocumentUploadDestination was answered, but ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("S33D", exception.ToString(), StringComparison.Ordinal);
        Assert.Equal((200, "request-d-1", 1), ((int)exception.StatusCode!, exception.RequestId, exception.Attempts));
        Assert.Empty(uploads.Store.Sent);
        Assert.Single(uploads.Destinations);
    }

    [Theory]
    [InlineData("""{"x-amz-meta":"\ud800"}""")]
    [InlineData("""{"x-amz-meta":["\ud800"]}""")]
    public void A_header_with_half_of_a_surrogate_pair_cannot_be_sent(string headers) =>
        Assert.Equal("one of the upload destination's headers cannot be sent", UploadHeaders.Read(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(headers), "image/png", "x-amz-access-token", out _));

    [Fact]
    public async Task A_format_unknown_to_both_cannot_be_signed_for()
    {
        await using var uploads = new Uploads();

        var exception = await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => uploads.UploadAsync(DocumentContent.FromBytes("ftypheic"u8.ToArray(), "HEIC")));

        Assert.Contains("has no Content-Type", exception.Message, StringComparison.Ordinal);
        Assert.Empty(uploads.Store.Sent);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/%2Fdocuments/d-1?a=%2F..%2Fb&c=%7E")]
    [InlineData("http://[::1]:5000/a/../b/./c")]
    [InlineData("https://bucket.s3.us-east-1.amazonaws.com/%2fkey%20name?X-Amz-Credential=AKIA%2F20261122%2Fus-east-1%2Fs3%2Faws4_request")]
    public async Task An_address_is_used_exactly_as_it_was_signed(string url)
    {
        await using var uploads = new Uploads { Spoil = payload => payload["url"] = url };

        await uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(100)));

        var address = Assert.Single(uploads.Store.Sent).Address;
        Assert.EndsWith(address.PathAndQuery, url, StringComparison.Ordinal);
        Assert.Equal(url, address.GetLeftPart(UriPartial.Authority) + address.PathAndQuery);
    }

    [Fact]
    public async Task A_destination_without_headers_will_do()
    {
        await using var uploads = new Uploads { Spoil = payload => payload.Remove("headers") };

        await uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(100)));

        Assert.Equal("application/pdf", Assert.Single(uploads.Store.Sent).Headers["Content-Type"]);
    }
}
