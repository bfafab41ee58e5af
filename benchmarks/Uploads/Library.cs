using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client;

namespace Uploads;

/// <summary>Uploads as an app makes them.</summary>
internal sealed class Library(StoreProcess store) : IAsyncDisposable
{
    private readonly ServiceProvider _services = store.CreateServices();

    public Task UploadAsync(string path, int count)
    {
        var client = _services.GetRequiredService<IServiceApiClient>();
        return Task.WhenAll(Enumerable.Range(0, count).Select(_ => client.Documents.UploadAsync(DocumentContent.FromFile(path))));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
