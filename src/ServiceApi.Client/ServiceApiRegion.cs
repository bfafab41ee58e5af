namespace ServiceApi.Client;

/// <summary>The parts of the world that the Selling Partner API divides its marketplaces into, each with hosts of its own.</summary>
public enum ServiceApiRegion
{
    /// <summary>Canada, the United States, Mexico and Brazil.</summary>
    NorthAmerica,

    /// <summary>Europe, the Middle East, Africa and India.</summary>
    Europe,

    /// <summary>Singapore, Australia and Japan.</summary>
    FarEast,
}
