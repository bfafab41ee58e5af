namespace ServiceApi.Client;

/// <summary>Amazon's marketplaces by name, with the id that operations want and the region that a client is configured with.</summary>
/// <param name="CountryCode">The country's code of two letters by ISO 3166-1.</param>
/// <param name="Id">The id on the wire.</param>
/// <param name="Region">The region whose hosts serve it.</param>
public sealed record Marketplace(string CountryCode, string Id, ServiceApiRegion Region)
{
    /// <summary>Canada.</summary>
    public static Marketplace Canada { get; } = new("CA", "A2EUQ1WTGCTBG2", ServiceApiRegion.NorthAmerica);

    /// <summary>United States.</summary>
    public static Marketplace UnitedStates { get; } = new("US", "ATVPDKIKX0DER", ServiceApiRegion.NorthAmerica);

    /// <summary>Mexico.</summary>
    public static Marketplace Mexico { get; } = new("MX", "A1AM78C64UM0Y8", ServiceApiRegion.NorthAmerica);

    /// <summary>Brazil.</summary>
    public static Marketplace Brazil { get; } = new("BR", "A2Q3Y263D00KWC", ServiceApiRegion.NorthAmerica);

    /// <summary>Ireland.</summary>
    public static Marketplace Ireland { get; } = new("IE", "A28R8C7NBKEWEA", ServiceApiRegion.Europe);

    /// <summary>Spain.</summary>
    public static Marketplace Spain { get; } = new("ES", "A1RKKUPIHCS9HS", ServiceApiRegion.Europe);

    /// <summary>United Kingdom.</summary>
    public static Marketplace UnitedKingdom { get; } = new("GB", "A1F83G8C2ARO7P", ServiceApiRegion.Europe);

    /// <summary>France.</summary>
    public static Marketplace France { get; } = new("FR", "A13V1IB3VIYZZH", ServiceApiRegion.Europe);

    /// <summary>Belgium.</summary>
    public static Marketplace Belgium { get; } = new("BE", "AMEN7PMS3EDWL", ServiceApiRegion.Europe);

    /// <summary>Netherlands.</summary>
    public static Marketplace Netherlands { get; } = new("NL", "A1805IZSGTT6HS", ServiceApiRegion.Europe);

    /// <summary>Germany.</summary>
    public static Marketplace Germany { get; } = new("DE", "A1PA6795UKMFR9", ServiceApiRegion.Europe);

    /// <summary>Italy.</summary>
    public static Marketplace Italy { get; } = new("IT", "APJ6JRA9NG5V4", ServiceApiRegion.Europe);

    /// <summary>Sweden.</summary>
    public static Marketplace Sweden { get; } = new("SE", "A2NODRKZP88ZB9", ServiceApiRegion.Europe);

    /// <summary>South Africa.</summary>
    public static Marketplace SouthAfrica { get; } = new("ZA", "AE08WJ6YKNBMC", ServiceApiRegion.Europe);

    /// <summary>Poland.</summary>
    public static Marketplace Poland { get; } = new("PL", "A1C3SOZRARQ6R3", ServiceApiRegion.Europe);

    /// <summary>Egypt.</summary>
    public static Marketplace Egypt { get; } = new("EG", "ARBP9OOSHTCHU", ServiceApiRegion.Europe);

    /// <summary>Turkey.</summary>
    public static Marketplace Turkey { get; } = new("TR", "A33AVAJ2PDY3EV", ServiceApiRegion.Europe);

    /// <summary>Saudi Arabia.</summary>
    public static Marketplace SaudiArabia { get; } = new("SA", "A17E79C6D8DWNP", ServiceApiRegion.Europe);

    /// <summary>United Arab Emirates.</summary>
    public static Marketplace UnitedArabEmirates { get; } = new("AE", "A2VIGQ35RCS4UG", ServiceApiRegion.Europe);

    /// <summary>India.</summary>
    public static Marketplace India { get; } = new("IN", "A21TJRUUN4KGV", ServiceApiRegion.Europe);

    /// <summary>Singapore.</summary>
    public static Marketplace Singapore { get; } = new("SG", "A19VAU5U5O7RUS", ServiceApiRegion.FarEast);

    /// <summary>Australia.</summary>
    public static Marketplace Australia { get; } = new("AU", "A39IBJ37TRP1C6", ServiceApiRegion.FarEast);

    /// <summary>Japan.</summary>
    public static Marketplace Japan { get; } = new("JP", "A1VC38T7YXB528", ServiceApiRegion.FarEast);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Marketplace> All { get; } =
    [
        Canada, UnitedStates, Mexico, Brazil, Ireland, Spain,
        UnitedKingdom, France, Belgium, Netherlands, Germany, Italy,
        Sweden, SouthAfrica, Poland, Egypt, Turkey, SaudiArabia,
        UnitedArabEmirates, India, Singapore, Australia, Japan,
    ];

    /// <summary>Finds a marketplace by its id.</summary>
    /// <param name="id">The id on the wire.</param>
    /// <returns>The marketplace; null when none of them has the id.</returns>
    public static Marketplace? Find(string id) => All.FirstOrDefault(marketplace => marketplace.Id == id);
}
