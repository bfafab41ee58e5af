using FsCheck;
using FsCheck.Fluent;

namespace ServiceApi.Client.Fuzz.Tests.Properties;

/// <summary>Checks what holds of all values, with the same ones in every run.</summary>
internal static class Property
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261127, 1);

    /// <summary>Any text in UTF-16, with halves of surrogate pairs and control characters.</summary>
    public static Gen<string> Texts { get; } =
        Gen.OneOf(Gen.Choose(0, 0x7F), Gen.Choose(0, 0xFFFF), Gen.Choose(0xD800, 0xDFFF), Gen.Elements('/', '%', '.', '?', '&').Select(symbol => (int)symbol))
            .Select(symbol => (char)symbol).ArrayOf().Select(symbols => new string(symbols));

    public static Gen<DateTimeOffset> Dates { get; } =
        from ticks in ArbMap.Default.GeneratorFor<long>()
        from minutes in Gen.Choose(-14 * 60, 14 * 60)
        select At(ticks, TimeSpan.FromMinutes(minutes));

    public static void Holds<T>(Gen<T> values, Func<T, bool> holds) => Check.One(Runs, Prop.ForAll(Arb.From(values), holds));

    // Over the whole calendar, and far enough from its ends for any offset.
    private static DateTimeOffset At(long ticks, TimeSpan offset)
    {
        var (first, last) = (DateTime.MinValue.AddDays(1).Ticks, DateTime.MaxValue.AddDays(-1).Ticks);
        return new(first + (long)((ulong)(ticks * 7_046_029_254_386_353_131) % (ulong)(last - first)), offset);
    }
}
