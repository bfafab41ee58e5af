using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>What is done in a job, to what, and for how much. One title has a no-break space in it, as some of Amazon's have.</summary>
internal static class SampleService
{
    private static readonly (string Asin, string Title, string[] Skills, string Item, string Brand)[] Services =
    [
        ("B0SANDBOX0", "Dishwasher installation (up to 60\u00A0cm)", ["DISHWASHER_INSTALLATION", "PLUMBING"], "Dishwasher, 14 place settings", "Brandless"),
        ("B0SANDBOX1", "Wall mounting of a television", ["TV_MOUNTING"], "Television, 55 inches", "Exemplar"),
        ("B0SANDBOX2", "Assembly of a wardrobe", ["FURNITURE_ASSEMBLY"], "Wardrobe with three doors", "Placeholder & Sons"),
        ("B0SANDBOX3", "Fitting of four tyres", ["TYRE_FITTING", "WHEEL_BALANCING"], "Tyre, all-season", "Brandless"),
    ];

    private static readonly string[] ItemStatuses = ["ACTIVE", "SHIPPED", "DELIVERED", "CANCELLED"];
    private static readonly string[] Instruments = ["CREDIT_CARD", "GIFT_CARD"];

    public static JsonObject ScopeOfWork(int number)
    {
        var (asin, title, skills, _, _) = Services[number % Services.Length];
        return new()
        {
            ["asin"] = asin,
            ["title"] = title,
            ["quantity"] = 1 + (number % 2),
            ["requiredSkills"] = new JsonArray([.. skills.Select(skill => (JsonNode)skill)]),
        };
    }

    public static JsonObject Item(int number, string orderId, DateTimeOffset created)
    {
        var kind = number % Services.Length;
        return new()
        {
            ["asin"] = $"B0SANDITM{kind}",
            ["title"] = Services[kind].Item,
            ["quantity"] = kind == 3 ? 4 : 1,
            ["orderId"] = orderId,
            ["itemStatus"] = ItemStatuses[number % ItemStatuses.Length],
            ["brandName"] = Services[kind].Brand,
            ["itemDelivery"] = new JsonObject
            {
                ["estimatedDeliveryDate"] = IsoDate.Format(created.AddDays(2)),
                ["itemDeliveryPromise"] = new JsonObject
                {
                    ["startTime"] = IsoDate.Format(created.AddDays(1)),
                    ["endTime"] = IsoDate.Format(created.AddDays(2)),
                },
            },
            ["linkedAssets"] = kind == 3 ? new JsonArray(Vehicle()) : [],
        };
    }

    public static JsonObject Payment(int number) => new()
    {
        ["amount"] = new JsonObject
        {
            ["value"] = 49.95m + (number % 7 * 10),
            ["currency"] = "USD",
        },
        ["instrument"] = Instruments[number % Instruments.Length],
    };

    private static JsonObject Vehicle() => new()
    {
        ["assetType"] = "VEHICLE",
        ["assetName"] = "2024 Exemplar Roadster",
        ["additionalAttributes"] = new JsonObject
        {
            ["make"] = "Exemplar",
            ["model"] = "Roadster",
            ["year"] = "2024",
        },
    };
}
