using System.Security.Cryptography;
using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Documents;

/// <summary>Client and document store together, over real HTTP.</summary>
public sealed class UploadTests
{
    private const int Most = 5_242_880;

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(Most)]
    public async Task What_is_uploaded_is_what_the_store_decrypts(int length)
    {
        await using var app = await App.StartAsync();
        using var folder = new Folder();
        var bytes = Document(length);
        var path = folder.Write("proof.pdf", bytes);
        using var once = new ForwardStream(bytes);

        // A byte or two are no document of any format: the name alone says what they are.
        var uploads = await Task.WhenAll(
            app.Client.Documents.UploadAsync(DocumentContent.FromFile(path)),
            app.Client.Documents.UploadAsync(DocumentContent.FromBytes(bytes, DocumentContentType.Pdf)),
            app.Client.Documents.UploadAsync(DocumentContent.FromStream(new MemoryStream(bytes), DocumentContentType.Pdf)),
            app.Client.Documents.UploadAsync(DocumentContent.FromStream(once, DocumentContentType.Pdf)));

        Assert.All(uploads, upload =>
        {
            var destination = app.Sandbox.Documents.Find(upload.UploadDestinationId!)!;
            Assert.Equal(Convert.ToBase64String(SHA256.HashData(bytes)), upload.ContentSha256);
            Assert.True(bytes.AsSpan().SequenceEqual(destination.Upload!.Content.Span));
            Assert.Equal((length, ((length / 16) + 1) * 16, 1), (destination.Upload.ContentLength, destination.Upload.CiphertextLength, destination.UploadCount));
            Assert.Empty(destination.Upload.Problems);
        });
        Assert.All(app.Sandbox.Requests.Of(ServiceApiSandbox.UploadOperation), request =>
        {
            Assert.Equal(((length / 16) + 1) * 16, long.Parse(request.Headers["Content-Length"], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal("application/pdf", request.Headers["Content-Type"]);
            Assert.False(request.Headers.ContainsKey("Transfer-Encoding"));
            Assert.DoesNotContain(request.Headers.Keys, name => name.Contains("token", StringComparison.OrdinalIgnoreCase) || name.Equals("Authorization", StringComparison.OrdinalIgnoreCase));
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Most + 1)]
    public async Task What_is_too_short_or_too_long_is_refused_and_no_destination_asked_for(int length)
    {
        await using var app = await App.StartAsync();
        using var once = new ForwardStream(Document(length));

        await Assert.ThrowsAsync<ArgumentException>("content", () => app.Client.Documents.UploadAsync(DocumentContent.FromBytes(Document(length), DocumentContentType.Pdf)));
        await Assert.ThrowsAsync<ArgumentException>("content", () => app.Client.Documents.UploadAsync(DocumentContent.FromStream(once, DocumentContentType.Pdf)));

        Assert.Empty(app.Sandbox.Requests);
    }

    [Fact]
    public async Task What_cannot_be_read_or_is_something_else_is_refused_and_no_destination_asked_for()
    {
        await using var app = await App.StartAsync();
        using var folder = new Folder();

        await Assert.ThrowsAnyAsync<IOException>(() => app.Client.Documents.UploadAsync(DocumentContent.FromFile(folder.PathOf("missing.pdf"))));
        await Assert.ThrowsAsync<ArgumentException>("content", () => app.Client.Documents.UploadAsync(DocumentContent.FromFile(folder.Write("photo.jpg", Document(100)))));

        Assert.Empty(app.Sandbox.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_failure_of_the_store_is_survived_and_the_document_stored_once(int status)
    {
        await using var app = await App.StartAsync(FastRetries);
        app.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.UploadOperation, StatusCode = status, Times = 2 });

        var upload = await app.Client.Documents.UploadAsync(DocumentContent.FromBytes(Document(100_000)));

        Assert.Equal(1, app.Sandbox.Documents.Find(upload.UploadDestinationId!)!.UploadCount);
        Assert.Equal([status, status, 200], app.Sandbox.Requests.Of(ServiceApiSandbox.UploadOperation).Select(request => request.StatusCode));
        Assert.Single(app.Sandbox.Documents.Destinations);
    }

    [Theory]
    [InlineData(ConnectionBreak.WithinRequest)]
    [InlineData(ConnectionBreak.BeforeAnswer)]
    [InlineData(ConnectionBreak.WithinHeaders)]
    public async Task A_connection_that_breaks_is_survived(ConnectionBreak where)
    {
        await using var app = await App.StartAsync(FastRetries);
        app.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.UploadOperation, Break = where });

        var upload = await app.Client.Documents.UploadAsync(DocumentContent.FromBytes(Document(Most)));

        var destination = Assert.Single(app.Sandbox.Documents.Destinations);
        Assert.Equal(destination.Id, upload.UploadDestinationId);
        Assert.Equal(where == ConnectionBreak.WithinHeaders ? 2 : 1, destination.UploadCount); // the second in the place of the first
        Assert.Empty(destination.Upload!.Problems);
    }

    [Fact]
    public async Task An_address_that_has_expired_by_the_stores_clock_is_renewed()
    {
        await using var app = await App.StartAsync(FastRetries);
        app.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.UploadOperation, StatusCode = 403 });

        var upload = await app.Client.Documents.UploadAsync(DocumentContent.FromBytes(Document(1000)));

        Assert.Equal(2, app.Sandbox.Documents.Destinations.Count);
        Assert.Null(app.Sandbox.Documents.Destinations[0].Upload);
        Assert.Equal(app.Sandbox.Documents.Destinations[1].Id, upload.UploadDestinationId);
    }

    [Fact]
    public async Task An_address_that_expires_on_the_way_is_renewed()
    {
        await using var app = await App.StartOnVirtualTimeAsync(options => options.Documents.Timeout = TimeSpan.FromMinutes(10));
        app.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.UploadOperation, RequestDelay = TimeSpan.FromSeconds(301) });

        var upload = await app.RunAsync(app.Client.Documents.UploadAsync(DocumentContent.FromBytes(Document(1000))));

        Assert.Equal([403, 200], app.Sandbox.Requests.Of(ServiceApiSandbox.UploadOperation).Select(request => request.StatusCode));
        Assert.Equal(app.Sandbox.Documents.Destinations[1].Id, upload.UploadDestinationId);
    }

    [Fact]
    public async Task No_token_and_no_document_follow_a_redirect()
    {
        await using var elsewhere = await ServiceApiSandbox.StartAsync();
        await using var app = await App.StartAsync(FastRetries);
        app.Sandbox.Faults.Add(new Fault
        {
            Operation = ServiceApiSandbox.UploadOperation,
            StatusCode = 307,
            Headers = new Dictionary<string, string> { ["Location"] = new Uri(elsewhere.Endpoint, "/%2Fdocuments/x").AbsoluteUri },
        });

        var failure = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.Client.Documents.UploadAsync(DocumentContent.FromBytes(Document(1000))));

        Assert.Equal((307, "uploadDocument"), ((int)failure.StatusCode!, failure.Operation.Id));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Proof_from_photo_to_completed_job()
    {
        await using var app = await App.StartAsync();
        var job = app.Sandbox.Jobs.Seed(1)[0];
        app.Sandbox.Resources.Add("TECHNICIAN-1");
        var appointment = await app.Client.Appointments.AddAsync(job, new() { StartTime = DateTimeOffset.UtcNow.AddDays(1), DurationInMinutes = 60 });
        var documents = await Task.WhenAll(Enumerable.Range(1, 6).Select(count => app.Client.Documents.UploadAsync(DocumentContent.FromBytes(Document(count * 1000)))));

        await app.Client.Appointments.SetFulfillmentAsync(job, appointment.AppointmentId!, new()
        {
            FulfillmentTime = new() { StartTime = DateTimeOffset.UtcNow.AddHours(-2), EndTime = DateTimeOffset.UtcNow.AddHours(-1) },
            AppointmentResources = [new() { ResourceId = "TECHNICIAN-1" }],
            FulfillmentDocuments = documents,
        });
        await app.Client.Jobs.CompleteAsync(job);

        Assert.Equal("COMPLETED", app.Sandbox.Jobs.Find(job)!.Status);
        Assert.Equal(6, app.Sandbox.Documents.Destinations.Count(destination => destination.UploadCount == 1));
    }

    private static void FastRetries(ServiceApiClientOptions options) => options.Documents.Retry.BaseDelay = TimeSpan.FromMilliseconds(10);

    private static byte[] Document(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        "%PDF-1.7\n"u8[..Math.Min(9, length)].CopyTo(bytes);
        return bytes;
    }

    private sealed class Folder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory().FullName;

        public string PathOf(string name) => Path.Combine(_path, name);

        public string Write(string name, byte[] bytes)
        {
            File.WriteAllBytes(PathOf(name), bytes);
            return PathOf(name);
        }

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }

    private sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
