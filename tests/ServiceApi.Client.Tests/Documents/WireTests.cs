using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Tests.Documents.Support;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Documents;

/// <summary>Uploads over a real connection.</summary>
public sealed class WireTests : IAsyncLifetime
{
    private const string Query = "?X-Amz-Expires=300&X-Amz-Signature=S33D%2F..%2f";

    private static readonly byte[] Bytes = Samples.Pdf(1_000_000);

    private readonly StoreServer _server = new();
    private readonly Uploads _uploads;

    public WireTests() => _uploads = new(build: builder => builder.DocumentHttpClient.ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create))
    {
        Spoil = payload => payload["url"] = _server.Address(PathOf(payload["uploadDestinationId"]!.GetValue<string>())),
    };

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync()
    {
        _server.Dispose();
        return _uploads.DisposeAsync();
    }

    [Fact]
    public async Task The_request_has_the_signed_address_and_its_length_and_no_token()
    {
        await _uploads.UploadAsync(DocumentContent.FromBytes(Bytes));

        var connection = Assert.Single(_server.Connections);
        Assert.StartsWith($"PUT {PathOf("d-1")} HTTP/1.1\r\n", connection.Head, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: 1000016\r\n", connection.Head, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/pdf\r\n", connection.Head, StringComparison.Ordinal);
        Assert.Contains($"\r\nHost: 127.0.0.1:{_server.Port}\r\n", connection.Head, StringComparison.Ordinal);
        Assert.DoesNotContain("Transfer-Encoding", connection.Head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("token", connection.Head, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("token-1", Assert.Single(_uploads.Client.Service.Requests).Token);
        Assert.Equal(Bytes, _uploads.Destinations[0].Decrypt(connection.Body));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task No_redirect_is_followed(int status)
    {
        using var elsewhere = new StoreServer();
        _server.Then($"HTTP/1.1 {status} Elsewhere\r\nConnection: close\r\nLocation: {elsewhere.Address("/")}\r\nContent-Length: 0\r\n\r\n");

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => _uploads.UploadAsync(DocumentContent.FromBytes(Bytes)));

        Assert.Equal(status, (int)exception.StatusCode!);
        Assert.Empty(elsewhere.Connections);
        Assert.DoesNotContain("token", Assert.Single(_server.Connections).Head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_address_that_is_refused_costs_no_transfer_and_its_answer_is_not_lost()
    {
        _server.Then(async connection =>
        {
            await connection.AnswerAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 39\r\n\r\n<Error><Code>AccessDenied</Code></Error>");
            await connection.ReadAsync(int.MaxValue);
        });

        await _uploads.UploadAsync(DocumentContent.FromBytes(Bytes));

        await _server.Connections[0].Ended;
        Assert.Empty(_server.Connections[0].Body);
        Assert.Equal(2, _uploads.Destinations.Count);
        Assert.Equal(Bytes, _uploads.Destinations[1].Decrypt(_server.Connections[1].Body));
    }

    [Fact]
    public async Task A_reset_within_the_document_is_sent_again()
    {
        _server.Then(async connection =>
        {
            await connection.ContinueAsync();
            await connection.ReadAsync(300_000);
            connection.Reset();
        });

        await _uploads.UploadAsync(DocumentContent.FromBytes(Bytes));

        Assert.Equal(2, _server.Connections.Count);
        Assert.Single(_uploads.Destinations);
        Assert.Equal(Bytes, _uploads.Destinations[0].Decrypt(_server.Connections[1].Body));
    }

    [Fact]
    public async Task A_document_that_has_changed_ends_before_its_length()
    {
        _server.Then(async connection =>
        {
            await connection.ContinueAsync();
            await connection.ReadAsync(int.MaxValue);
        });
        using var changing = new ChangingStream(Bytes, [.. Bytes[..^1], (byte)~Bytes[^1]]);

        await Assert.ThrowsAsync<IOException>(() => _uploads.UploadAsync(DocumentContent.FromStream(changing)));

        var connection = Assert.Single(_server.Connections);
        await connection.Ended;
        Assert.Contains("\r\nContent-Length: 1000016\r\n", connection.Head, StringComparison.Ordinal);
        Assert.True(connection.Body.Length < Bytes.Length);
    }

    [Fact]
    public async Task Many_documents_side_by_side_each_arrive_whole()
    {
        var documents = Enumerable.Range(0, 10).Select(number => Samples.Pdf(100_000 + number)).ToArray();

        var results = await Task.WhenAll(documents.Select(bytes => _uploads.UploadAsync(DocumentContent.FromBytes(bytes))));

        Assert.All(documents.Zip(results), pair =>
        {
            var destination = _uploads.Destinations.Single(destination => destination.Id == pair.Second.UploadDestinationId);
            var connection = _server.Connections.Single(connection => connection.Head.StartsWith($"PUT {PathOf(destination.Id)} ", StringComparison.Ordinal));
            Assert.Equal(pair.First, destination.Decrypt(connection.Body));
        });
    }

    [Fact]
    public async Task What_the_framework_itself_tells_of_an_upload_holds_no_signature()
    {
        using var telemetry = new Telemetry { Port = _server.Port };
        telemetry.ListenToMeters(_uploads.Client.Services);

        await _uploads.UploadAsync(DocumentContent.FromBytes(Bytes));

        Assert.Contains(telemetry.Spans, span => span.Source.Name == "System.Net.Http");
        Assert.Contains(telemetry.Spans, span => span.Source.Name == TelemetryNames.ActivitySource && span.DisplayName == "uploadDocument");
        Diagnostics.Trace.AssertClean(telemetry, null);
    }

    private static string PathOf(string id) => $"/%2Fdocuments/{id}{Query}";
}
