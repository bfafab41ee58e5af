using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ServiceApi.Client.Testing.Tests;

/// <summary>Uploads a document as a client has to, by hand.</summary>
internal static class Uploading
{
    /// <summary>A document that begins like a PDF, as far as it goes, and goes on with chance.</summary>
    public static byte[] Pdf(int length) => [.. "%PDF-1.7\n"u8[..Math.Min(length, 9)], .. RandomNumberGenerator.GetBytes(Math.Max(0, length - 9))];

    public static string Sha256(byte[] document) => Convert.ToBase64String(SHA256.HashData(document));

    [SuppressMessage("Security", "CA5351", Justification = "The contract and S3 have chosen it.")]
    public static byte[] Md5(byte[] bytes) => MD5.HashData(bytes);

    public static byte[] Encrypt(this SandboxUploadDestination destination, byte[] document, PaddingMode padding = PaddingMode.PKCS7)
    {
        using var aes = Aes.Create();
        aes.Key = destination.Key.ToArray();
        return aes.EncryptCbc(document, destination.InitializationVector.Span, padding);
    }

    /// <summary>Asks for a destination, by default for a PDF of 100 bytes.</summary>
    public static async Task<SandboxUploadDestination> AnnounceAsync(this World world, long length = 100, string type = "PDF", string? md5 = null)
    {
        var announced = new JsonObject { ["contentType"] = type, ["contentLength"] = length };
        if (md5 is not null)
        {
            announced["contentMD5"] = md5;
        }

        using var answer = await world.PostAsync("/service/v1/documents", announced.ToJsonString());
        return world.Sandbox.Documents.Find((string)(await World.OkAsync(answer))["payload"]!["uploadDestinationId"]!)!;
    }

    /// <summary>Sends bytes to a destination as they are.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this World world, SandboxUploadDestination destination, byte[] body, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, destination.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(destination.MediaType);
        change?.Invoke(request);
        return await world.Http.SendAsync(request);
    }

    /// <summary>Encrypts and uploads a document, and checks that the store takes it.</summary>
    public static async Task<SandboxUpload> UploadAsync(this World world, SandboxUploadDestination destination, byte[] document)
    {
        using var answer = await world.SendAsync(destination, destination.Encrypt(document));
        Assert.Equal(200, (int)answer.StatusCode);
        return destination.Upload!;
    }

    /// <summary>Sends a request as it is written, and nothing more, and gives back what comes.</summary>
    public static async Task<(int Status, IReadOnlyList<string> Headers, string Body)> SendRawAsync(this World world, string head)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, world.Sandbox.Endpoint.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n")));
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var status = (await reader.ReadLineAsync())!;
        var headers = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
        {
            headers.Add(header);
        }

        const string Length = "Content-Length: ";
        var body = new char[int.Parse(headers.Single(header => header.StartsWith(Length, StringComparison.Ordinal)).AsSpan(Length.Length), CultureInfo.InvariantCulture)];
        await reader.ReadBlockAsync(body);
        return (int.Parse(status.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture), headers, new string(body));
    }

    /// <summary>Checks the status and the code of a refusal of the store's, and gives it back.</summary>
    public static async Task<XElement> RefusalAsync(HttpResponseMessage answer, int status, string code)
    {
        Assert.Equal("application/xml", answer.Content.Headers.ContentType?.MediaType);
        var error = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Equal((status, "Error", code), ((int)answer.StatusCode, error.Name.LocalName, (string?)error.Element("Code")));
        Assert.NotEmpty((string)error.Element("Message")!);
        return error;
    }
}
