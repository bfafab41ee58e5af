namespace ServiceApi.Client.PostgreSql.Instances;

/// <summary>How an instance stands to the others: it asks the database for permits, or sends no more than its share.</summary>
internal abstract record Standing
{
    private Standing()
    {
    }

    /// <summary>It asks.</summary>
    internal sealed record Connected : Standing
    {
        public static readonly Connected Instance = new();
    }

    /// <summary>It cannot ask.</summary>
    /// <param name="Seat">Its share; null if it does not know how many others there are.</param>
    /// <param name="From">From when on it may use its share, in its own seconds.</param>
    internal sealed record CutOff(Seat? Seat, double From) : Standing
    {
        /// <summary>It has not asked yet.</summary>
        public static readonly CutOff Unknown = new(null, double.PositiveInfinity);
    }
}
