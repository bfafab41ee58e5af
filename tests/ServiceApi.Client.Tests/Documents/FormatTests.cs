using ServiceApi.Client.Documents;
using ServiceApi.Client.Models;
using ServiceApi.Client.Tests.Documents.Support;

namespace ServiceApi.Client.Tests.Documents;

public sealed class FormatTests
{
    private static readonly Dictionary<string, byte[]> Beginnings = new()
    {
        ["TIFF"] = [0x49, 0x49, 0x2A, 0x00, 8],
        ["JPG"] = [0xFF, 0xD8, 0xFF, 0xE0],
        ["PNG"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0],
        ["JPEG"] = [0xFF, 0xD8, 0xFF, 0xE1],
        ["GIF"] = [.. "GIF89a"u8, 1],
        ["PDF"] = [.. "%PDF-1.7"u8],
    };

    public static byte[] Beginning(string contentType) => Beginnings[contentType];

    [Theory]
    [InlineData("photo.tif", "TIFF", "TIFF")]
    [InlineData("photo.TIFF", "TIFF", "TIFF")]
    [InlineData("photo.jpg", "JPEG", "JPG")]
    [InlineData("photo.JPG", "JPEG", "JPG")]
    [InlineData("photo.jpeg", "JPEG", "JPEG")]
    [InlineData("photo.png", "PNG", "PNG")]
    [InlineData("photo.gif", "GIF", "GIF")]
    [InlineData("receipt.pdf", "PDF", "PDF")]
    [InlineData("receipt.pdf.png", "PNG", "PNG")]
    [InlineData("photo.dat", "PNG", "PNG")]
    [InlineData("photo.dat", "JPEG", "JPEG")]
    [InlineData("photo", "TIFF", "TIFF")]
    [InlineData(null, "GIF", "GIF")]
    [InlineData(null, "JPG", "JPEG")]
    public void The_name_says_what_it_is_and_otherwise_the_first_bytes_do(string? name, string bytes, string expected) =>
        Assert.Equal(expected, Decide(null, name, Beginnings[bytes]));

    [Fact]
    public void What_the_caller_says_stands_above_the_name()
    {
        Assert.Equal("JPG", Decide("JPG", "photo.jpeg", Beginnings["JPEG"]));
        Assert.Equal("PDF", Decide("PDF", "photo.png", Beginnings["PDF"]));
    }

    [Theory]
    [InlineData("4D4D002A")]
    [InlineData("49492A00")]
    public void Images_of_either_byte_order_are_known(string hexadecimal) => Assert.Equal("TIFF", Decide(null, null, Convert.FromHexString(hexadecimal)));

    [Fact]
    public void Both_versions_of_GIF_are_known() => Assert.Equal("GIF", Decide(null, null, "GIF87a"u8.ToArray()));

    [Fact]
    public void A_PDF_may_begin_later()
    {
        byte[] late = [0xEF, 0xBB, 0xBF, .. new byte[1016], .. "%PDF-"u8];

        Assert.Equal("PDF", Decide(null, null, late));
        Assert.Equal("PDF", Decide("PDF", null, late));
        Assert.Throws<ArgumentException>(() => Decide("PDF", null, [0, .. late[..^1]]));
    }

    [Theory]
    [InlineData("PNG", null, "PDF")]
    [InlineData("JPG", null, "GIF")]
    [InlineData("TIFF", null, "JPEG")]
    [InlineData(null, "photo.png", "JPEG")]
    [InlineData(null, "receipt.pdf", "PNG")]
    [InlineData("image/png", null, "PNG")]
    [InlineData("pdf", "receipt.pdf", "PDF")]
    public void What_is_said_and_is_not_so_is_refused_and_both_are_named(string? said, string? name, string bytes)
    {
        var exception = Assert.Throws<ArgumentException>(() => Decide(said, name, Beginnings[bytes]));

        var claimed = said ?? (name!.EndsWith("png", StringComparison.Ordinal) ? "PNG" : "PDF");
        Assert.StartsWith($"The document is said to be {claimed}, but its first bytes are those of {bytes}. It may be TIFF, JPEG, JPG, PNG, GIF, PDF.", exception.Message, StringComparison.Ordinal);
        Assert.Equal("content", exception.ParamName);
    }

    [Theory]
    [InlineData("PDF", "<html>")]
    [InlineData("JPEG", "%!PS-Adobe")]
    [InlineData("GIF", "GIF88a")]
    [InlineData("PNG", "x")]
    public void A_format_whose_first_bytes_are_missing_is_refused(string said, string text)
    {
        var exception = Assert.Throws<ArgumentException>(() => Decide(said, null, System.Text.Encoding.ASCII.GetBytes(text)));

        Assert.Contains($"said to be {said}, but its first bytes are those of nothing known", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PDF", "%")]
    [InlineData("GIF", "GIF8")]
    public void A_document_shorter_than_the_first_bytes_is_what_it_is_said_to_be_as_far_as_it_goes(string said, string text) =>
        Assert.Equal(said, Decide(said, null, System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void What_nothing_tells_must_be_said()
    {
        var exception = Assert.Throws<ArgumentException>(() => Decide(null, "notes.txt", "Dear diary"u8.ToArray()));

        Assert.Contains("It may be TIFF, JPEG, JPG, PNG, GIF, PDF.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_format_of_the_contract_is_known() =>
        Assert.Equal(
            Beginnings.Keys.Order(StringComparer.Ordinal),
            typeof(DocumentContentType).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_wrong_format_is_refused_before_anything_is_sent()
    {
        await using var uploads = new Uploads();

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => uploads.UploadAsync(DocumentContent.FromBytes(Beginnings["PNG"], DocumentContentType.Pdf)));

        Assert.Contains("PDF", exception.Message, StringComparison.Ordinal);
        Assert.Contains("PNG", exception.Message, StringComparison.Ordinal);
        uploads.AssertNothingSent();
    }

    private static string Decide(string? said, string? name, byte[] bytes) => DocumentFormat.Decide(said, name, bytes, "content").Value;
}
