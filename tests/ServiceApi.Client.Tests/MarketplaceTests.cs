namespace ServiceApi.Client.Tests;

public sealed class MarketplaceTests
{
    [Theory]
    [InlineData(ServiceApiRegion.NorthAmerica, "CA A2EUQ1WTGCTBG2, US ATVPDKIKX0DER, MX A1AM78C64UM0Y8, BR A2Q3Y263D00KWC")]
    [InlineData(ServiceApiRegion.Europe, "IE A28R8C7NBKEWEA, ES A1RKKUPIHCS9HS, GB A1F83G8C2ARO7P, FR A13V1IB3VIYZZH, BE AMEN7PMS3EDWL, NL A1805IZSGTT6HS, DE A1PA6795UKMFR9, IT APJ6JRA9NG5V4, SE A2NODRKZP88ZB9, ZA AE08WJ6YKNBMC, PL A1C3SOZRARQ6R3, EG ARBP9OOSHTCHU, TR A33AVAJ2PDY3EV, SA A17E79C6D8DWNP, AE A2VIGQ35RCS4UG, IN A21TJRUUN4KGV")]
    [InlineData(ServiceApiRegion.FarEast, "SG A19VAU5U5O7RUS, AU A39IBJ37TRP1C6, JP A1VC38T7YXB528")]
    public void Each_region_has_its_marketplaces(ServiceApiRegion region, string expected) =>
        Assert.Equal(
            expected,
            string.Join(", ", Marketplace.All.Where(marketplace => marketplace.Region == region).Select(marketplace => $"{marketplace.CountryCode} {marketplace.Id}")));

    [Fact]
    public void A_marketplace_is_found_by_its_id()
    {
        Assert.Same(Marketplace.Germany, Marketplace.Find("A1PA6795UKMFR9"));
        Assert.Null(Marketplace.Find("none"));
    }
}
