using System.Text;

namespace ServiceApi.Client.Models;

/// <summary>Who performs a service, or a part of it. Personal data: none of it is printed.</summary>
public sealed record Technician : ServiceModel
{
    /// <summary>The technician's id, 1 to 50 characters.</summary>
    public string? TechnicianId { get; init; }

    /// <summary>The technician's name.</summary>
    public string? Name { get; init; }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => false;
}
