using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Tests.Documents.Support;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Tests.Documents;

public sealed class ConcurrencyTests
{
    [Theory]
    [InlineData(null, 4)]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    public async Task So_many_documents_and_no_more_are_uploaded_at_a_time(int? setting, int expected)
    {
        await using var uploads = new Uploads(options => options.Documents.MaxConcurrentUploads = setting ?? options.Documents.MaxConcurrentUploads);
        var gate = new TaskCompletionSource();
        uploads.Store.Before = async (_, _) =>
        {
            await gate.Task;
            return null;
        };
        var contents = Enumerable.Range(0, 12).Select(number => Samples.Pdf(100 + number)).ToArray();

        var all = contents.Select(bytes => uploads.Documents.UploadAsync(DocumentContent.FromBytes(bytes))).ToArray();
        await Eventually.TrueAsync(() => uploads.Store.Sent.Count == expected);
        Assert.Equal(expected, uploads.Destinations.Count);
        gate.SetResult();

        var documents = await Task.WhenAll(all);
        Assert.Equal(contents, documents.Select(uploads.Read));
    }

    [Fact]
    public async Task Accounts_do_not_wait_for_each_other()
    {
        await using var uploads = new Uploads(options => options.Documents.MaxConcurrentUploads = 1);
        var gate = new TaskCompletionSource();
        uploads.Store.Before = async (_, _) =>
        {
            await gate.Task;
            return null;
        };

        var one = uploads.Documents.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(101)));
        var other = uploads.Client.OtherClient.Documents.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(102)));
        await Eventually.TrueAsync(() => uploads.Store.Sent.Count == 2);

        gate.SetResult();
        await Task.WhenAll(one, other);
    }

    [Fact]
    public async Task Who_waits_for_a_place_can_leave_and_costs_nobody_the_place()
    {
        await using var uploads = new Uploads(options => options.Documents.MaxConcurrentUploads = 1);
        uploads.Store.ThenNeverAnswer();
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();

        var sending = uploads.Documents.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(101)), cancellationToken: first.Token);
        await Eventually.TrueAsync(() => uploads.Store.IsHanging);
        var leaving = uploads.Documents.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(102)), cancellationToken: second.Token);
        var staying = uploads.Documents.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(103)));
        await second.CancelAsync();

        Assert.Equal(second.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving)).CancellationToken);
        Assert.Single(uploads.Store.Sent);
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal("d-2", (await staying).UploadDestinationId);
    }

    [Fact]
    public async Task A_document_that_is_refused_gives_its_place_back()
    {
        await using var uploads = new Uploads(options => options.Documents.MaxConcurrentUploads = 1);
        await Assert.ThrowsAsync<ArgumentException>(() => uploads.UploadAsync(DocumentContent.FromBytes(default)));
        await Assert.ThrowsAsync<FileNotFoundException>(() => uploads.UploadAsync(DocumentContent.FromFile("missing.pdf")));

        await uploads.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(101)));

        Assert.Single(uploads.Store.Stored);
    }

    [Fact]
    public async Task A_scope_that_resolves_the_client_does_not_end_its_uploads()
    {
        await using var uploads = new Uploads();
        var services = new ServiceCollection().AddScoped(_ => uploads.Client.Client);
        await using var app = services.BuildServiceProvider();
        for (var request = 1; request <= 2; request++)
        {
            await using var scope = app.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IServiceApiClient>().Documents.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(100)));
        }

        Assert.Equal(2, uploads.Store.Stored.Count);
    }

    [Fact]
    public async Task Uploads_that_wait_when_the_client_is_disposed_end()
    {
        var uploads = new Uploads(options => options.Documents.MaxConcurrentUploads = 1);
        var gate = new TaskCompletionSource();
        uploads.Store.Before = async (_, _) =>
        {
            await gate.Task;
            return null;
        };
        var documents = uploads.Documents;
        var sending = documents.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(101)));
        var waiting = documents.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(102)));
        await Eventually.TrueAsync(() => uploads.Store.Sent.Count == 1);

        await uploads.DisposeAsync();
        gate.SetResult();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => documents.UploadAsync(DocumentContent.FromBytes(Samples.Pdf(103))));
        Assert.Equal("d-1", (await sending).UploadDestinationId);
    }
}
