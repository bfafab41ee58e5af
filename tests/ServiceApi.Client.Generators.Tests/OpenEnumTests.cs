using System.Globalization;
using System.Text.Json;
using ServiceApi.Client.Generators.Tests.Probes;

namespace ServiceApi.Client.Generators.Tests;

/// <summary>What the generator made of <see cref="ProbeState"/> when these tests were compiled.</summary>
public sealed class OpenEnumTests
{
    private sealed record Holder(ProbeState? State);

    [Fact]
    public void Keeps_a_value_that_no_list_names()
    {
        var read = JsonSerializer.Deserialize<Holder>("""{"State":"BRAND_NEW"}""")!;

        Assert.Equal("BRAND_NEW", read.State!.Value.Value);
        Assert.False(read.State.Value.IsKnown);
        Assert.Equal("""{"State":"BRAND_NEW"}""", JsonSerializer.Serialize(read));
    }

    [Theory]
    [InlineData(ProbeState.Ready)]
    [InlineData(ProbeState.Odd)]
    public void Knows_what_its_constants_list(string value) => Assert.True(ProbeState.Create(value).IsKnown);

    [Fact]
    public void The_default_value_is_an_empty_text()
    {
        Assert.Equal("", default(ProbeState).Value);
        Assert.Equal(ProbeState.Create(""), default);
        Assert.Equal(ProbeState.Create("").GetHashCode(), default(ProbeState).GetHashCode());
        Assert.False(default(ProbeState).IsKnown);
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => ProbeState.Create(null!));
        Assert.Throws<ArgumentNullException>(() => (ProbeState)(string)null!);
    }

    [Fact]
    public void Is_compared_with_constants_character_by_character()
    {
        ProbeState? state = ProbeState.Create("READY");
        ProbeState? none = null;

        Assert.True(state == ProbeState.Ready);
        Assert.False(state != ProbeState.Ready);
        Assert.True(state.Value == ProbeState.Ready);
        Assert.False(state == "ready");
        Assert.False(none == ProbeState.Ready);
        Assert.False(state.Equals("READY"));
        Assert.True(state.Equals((object)ProbeState.Create("READY")));
        Assert.Equal(ProbeState.Create("READY").GetHashCode(), state.GetHashCode());
    }

    [Fact]
    public void Goes_into_a_switch_and_into_a_list()
    {
        IReadOnlyList<ProbeState> states = [ProbeState.Ready, "BRAND_NEW"];

        Assert.Equal(
            ["known", "unknown"],
            states.Select(state => state.Value switch
            {
                ProbeState.Ready => "known",
                _ => "unknown",
            }));
    }

    [Fact]
    public void Is_written_as_its_text_whatever_the_format()
    {
        var state = ProbeState.Create("READY");
        IFormattable formattable = state;

        Assert.Equal("READY", state.ToString());
        Assert.Equal("READY", formattable.ToString("X", CultureInfo.InvariantCulture));
        Assert.Equal("READY", string.Create(CultureInfo.InvariantCulture, $"{state}"));
    }

    [Fact]
    public void Is_written_into_a_span_where_it_fits()
    {
        ISpanFormattable state = ProbeState.Create("READY");
        var exact = new char[5];

        Assert.True(state.TryFormat(exact, out var written, default, null));
        Assert.Equal("READY", new string(exact, 0, written));
        Assert.False(state.TryFormat(new char[4], out written, default, null));
        Assert.Equal(0, written);
    }
}
