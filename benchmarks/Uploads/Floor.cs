using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client;
using ServiceApi.Client.Models;

namespace Uploads;

/// <summary>
/// The least that must be done: a destination, the file through AES, a PUT. Nothing is hashed, measured, checked or sent again.
/// </summary>
internal sealed class Floor(StoreProcess store) : IAsyncDisposable
{
    private readonly ServiceProvider _services = store.CreateServices();
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    public Task UploadAsync(string path, int count) =>
        Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) => await UploadAsync(path));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _services.DisposeAsync();
    }

    private async Task UploadAsync(string path)
    {
        var length = new FileInfo(path).Length;
        var client = _services.GetRequiredService<IServiceApiClient>();
        var destination = await client.Documents.CreateUploadDestinationAsync(new() { ContentType = DocumentContentType.Pdf, ContentLength = length });
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(destination.EncryptionDetails!.Key!);
        aes.IV = Convert.FromBase64String(destination.EncryptionDetails.InitializationVector!);
        using var encryptor = aes.CreateEncryptor();
        await using var file = File.OpenRead(path);
        await using var encrypted = new CryptoStream(file, encryptor, CryptoStreamMode.Read);
        using var content = new StreamContent(encrypted, 32 * 1024)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/pdf"), ContentLength = ((length / 16) + 1) * 16 },
        };
        var address = new Uri(destination.Url!, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var answer = await _http.PutAsync(address, content);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new HttpRequestException($"The store answered {answer.StatusCode}.");
        }
    }
}
