using ServiceApi.Client.Fuzz.Tests.Readers;

namespace ServiceApi.Client.Fuzz.Tests;

/// <summary>The quick share of the campaign: the same inputs every time.</summary>
public sealed class ReaderTests
{
    private const int Inputs = 300;
    private const int Seed = 20261127;

    public static TheoryData<string> Names { get; } = new(AllReaders.List.Select(reader => reader.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_as_it_should_be_is_taken(string reader) =>
        Assert.All(Of(reader).Corpus, sample => Assert.True(Of(reader).Read(sample)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_else_comes_is_taken_or_refused_as_documented(string reader)
    {
        var tally = Campaign.Run(Of(reader), Inputs / Of(reader).Cost, Seed);

        Assert.Null(tally.Fault);
    }

    [Fact]
    public void A_reader_with_a_fault_is_found_out()
    {
        var careless = Reader.OfText("careless", ["""{"a":1}"""], input => input.Contains((byte)'a') ? true : throw new InvalidOperationException());
        var greedy = Reader.OfText("greedy", ["""{"a":1}"""], input => new byte[(input.Length + 1) * 1_000_000].Length > 0);

        Assert.Contains("InvalidOperationException", Campaign.Run(careless, Inputs, Seed).Fault, StringComparison.Ordinal);
        Assert.Contains("allocated", Campaign.Run(greedy, Inputs, Seed).Fault, StringComparison.Ordinal);
    }

    private static Reader Of(string name) => AllReaders.List.Single(reader => reader.Name == name);
}
