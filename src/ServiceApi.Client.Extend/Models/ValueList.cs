using System.Collections.ObjectModel;

namespace ServiceApi.Client.Extend;

/// <summary>A list that never changes, and that equals another one with the same values in the same order.</summary>
internal sealed class ValueList<T>(IEnumerable<T> values) : ReadOnlyCollection<T>([.. values])
{
    public override bool Equals(object? obj) => obj is ValueList<T> other && this.SequenceEqual(other);

    public override int GetHashCode() => this.Aggregate(Count, HashCode.Combine);
}
