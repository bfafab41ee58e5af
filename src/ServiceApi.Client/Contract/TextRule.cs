using System.Buffers;

namespace ServiceApi.Client.Contract;

/// <summary>What the contract allows in a text, and how a message says so.</summary>
internal sealed class TextRule
{
    private const string Digits = "0123456789";
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static readonly TextRule OrderId = new("consist of digits and hyphens", Digits + "-");
    public static readonly TextRule TrackingId = new("consist of ASCII letters, digits and hyphens", Digits + Capitals + "abcdefghijklmnopqrstuvwxyz-");
    public static readonly TextRule MarketplaceId = new("be one marketplace id, of capital letters and digits", Digits + Capitals);
    public static readonly TextRule Asin = new(10, 10, "have 10 characters");
    public static readonly TextRule Skill = new(1, 50, "have 1 to 50 characters");
    public static readonly TextRule Id = new(1, 100, "have 1 to 100 characters");
    public static readonly TextRule Given = new(1, int.MaxValue, "not be empty");

    private readonly int _fewest;
    private readonly int _most;
    private readonly SearchValues<char>? _characters;

    private TextRule(string words, string characters)
        : this(1, int.MaxValue, words) => _characters = SearchValues.Create(characters);

    private TextRule(int fewest, int most, string words)
    {
        (_fewest, _most, Words) = (fewest, most, words);
    }

    public string Words { get; }

    public bool Allows(string? value) =>
        value is not null
        && value.Length >= _fewest
        && value.Length <= _most
        && (_characters is null || !value.AsSpan().ContainsAnyExcept(_characters));
}
