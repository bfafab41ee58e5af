using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>People and addresses that cannot be anybody's: surnames that say so, and numbers that are kept for fiction.</summary>
internal static class SamplePerson
{
    private static readonly string[] FirstNames = ["Ada", "Bo", "Cleo", "Dag", "Éva", "Finn", "Gül", "Hoa", "Ines", "Jo", "Kai"];
    private static readonly string[] Technicians = ["Tess Technician", "Toni Toolbox", "Theo Torque"];
    private static readonly string[] LocationTypes = ["IN_HOME", "IN_STORE", "ONLINE"];

    public static int TechnicianCount => Technicians.Length;

    public static JsonObject Buyer(int number) => new()
    {
        ["buyerId"] = string.Create(CultureInfo.InvariantCulture, $"ABUYER{number:D7}"),
        ["name"] = Name(number),
        ["phone"] = Phone(number),
        ["isPrimeMember"] = number % 3 != 0,
    };

    public static JsonObject Technician(int number) => new()
    {
        ["technicianId"] = string.Create(CultureInfo.InvariantCulture, $"ATECH{number % Technicians.Length:D3}"),
        ["name"] = Technicians[number % Technicians.Length],
    };

    public static JsonObject ServiceLocation(int number)
    {
        var type = LocationTypes[number % 12 < 10 ? 0 : (number % 12) - 9];
        var location = new JsonObject { ["serviceLocationType"] = type };
        if (type != "ONLINE")
        {
            location["address"] = new JsonObject
            {
                ["name"] = Name(number),
                ["addressLine1"] = string.Create(CultureInfo.InvariantCulture, $"{100 + number} Sandbox Street"),
                ["addressLine2"] = string.Create(CultureInfo.InvariantCulture, $"Apartment {1 + (number % 20)}"),
                ["addressLine3"] = "Behind the example building",
                ["city"] = "Testville",
                ["county"] = "Example County",
                ["district"] = "Sample District",
                ["stateOrRegion"] = "ZZ",
                ["postalCode"] = string.Create(CultureInfo.InvariantCulture, $"000{number % 100:D2}"),
                ["countryCode"] = "US",
                ["phone"] = Phone(number),
            };
        }

        return location;
    }

    private static string Name(int number) => $"{FirstNames[number % FirstNames.Length]} Sandbox-Example";

    private static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"+1-555-555-01{number % 100:D2}");
}
