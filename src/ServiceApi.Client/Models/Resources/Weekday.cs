using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>A day of the week on which a <see cref="Recurrence"/> takes place.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<Weekday>))]
public readonly partial struct Weekday : IOpenEnum<Weekday>
{
    /// <summary>Monday.</summary>
    public const string Monday = "MONDAY";

    /// <summary>Tuesday.</summary>
    public const string Tuesday = "TUESDAY";

    /// <summary>Wednesday.</summary>
    public const string Wednesday = "WEDNESDAY";

    /// <summary>Thursday.</summary>
    public const string Thursday = "THURSDAY";

    /// <summary>Friday.</summary>
    public const string Friday = "FRIDAY";

    /// <summary>Saturday.</summary>
    public const string Saturday = "SATURDAY";

    /// <summary>Sunday.</summary>
    public const string Sunday = "SUNDAY";
}
