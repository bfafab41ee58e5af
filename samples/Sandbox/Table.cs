namespace Sandbox;

/// <summary>The first rows of a table, and how many there are in all.</summary>
internal sealed record Table<T>(IReadOnlyList<T> Rows, int Total);

/// <summary>Makes tables that a page can hold.</summary>
internal static class Table
{
    public static Table<TRow> Of<TItem, TRow>(IEnumerable<TItem> items, Func<TItem, TRow> row, int most = 100)
    {
        var all = items.ToArray();
        return new([.. all.Take(most).Select(row)], all.Length);
    }
}
