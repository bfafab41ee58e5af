using System.Text.Json;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Tests.Serialization;

public sealed class WholeNumberConverterTests
{
    [Theory]
    [InlineData("5", 5)]
    [InlineData("5.0", 5)]
    [InlineData("5.000", 5)]
    [InlineData("5e0", 5)]
    [InlineData("50E-1", 5)]
    [InlineData("0.5e1", 5)]
    [InlineData("\"5\"", 5)]
    [InlineData("\"5.0\"", 5)]
    [InlineData("-5.0", -5)]
    [InlineData("0", 0)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("2147483647.0", int.MaxValue)]
    [InlineData("-2147483648", int.MinValue)]
    public void A_whole_number_is_read_in_every_spelling(string json, int expected)
    {
        var listing = Json.Read<JobListing>($$"""{"totalResultSize":{{json}}}""");

        Assert.Equal(expected, listing.TotalResultSize);
        Assert.Equal($$"""{"totalResultSize":{{expected}}}""", Json.Write(listing));
    }

    [Theory]
    [InlineData("5.5")]
    [InlineData("\"5.5\"")]
    [InlineData("2147483648")]
    [InlineData("2147483648.0")]
    [InlineData("-2147483649")]
    [InlineData("1e400")]
    [InlineData("\"five\"")]
    [InlineData("\"\"")]
    [InlineData("\" 5\"")]
    [InlineData("\"5,0\"")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_no_whole_number_is_refused(string json)
    {
        var exception = Assert.Throws<JsonException>(() => Json.Read<JobListing>($$"""{"totalResultSize":{{json}}}"""));

        Assert.Equal("$.totalResultSize", exception.Path);
        Assert.Contains("whole number", exception.Message, StringComparison.Ordinal);
    }
}
