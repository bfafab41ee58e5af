namespace ServiceApi.Client.Contract;

/// <summary>A value out of a list that the service may lengthen: unknown values are kept, never refused.</summary>
/// <example>
/// The constants are text, which becomes a value wherever one is wanted.
/// <code>
/// var query = new GetServiceJobsQuery { MarketplaceId = "ATVPDKIKX0DER", CreatedAfter = yesterday, ServiceJobStatuses = [ServiceJobStatus.Hold] };
/// if (job.ServiceJobStatus == ServiceJobStatus.Completed) { … }
/// switch (job.ServiceJobStatus?.Value) { case ServiceJobStatus.Cancelled: … }
/// </code>
/// </example>
/// <typeparam name="TSelf">The open enum.</typeparam>
public interface IOpenEnum<TSelf> : IEquatable<TSelf>, ISpanFormattable
    where TSelf : struct, IOpenEnum<TSelf>
{
    /// <summary>The text on the wire; empty for the default value. A switch over it takes the type's constants.</summary>
    string Value { get; }

    /// <summary>Whether the contract lists the value.</summary>
    bool IsKnown { get; }

    /// <summary>Makes a value from the text on the wire.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The value.</returns>
    static abstract TSelf Create(string value);
}
