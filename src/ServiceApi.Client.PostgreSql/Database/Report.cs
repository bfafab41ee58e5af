namespace ServiceApi.Client.PostgreSql.Database;

/// <summary>What an instance is told when it says that it is there.</summary>
/// <param name="HeardAt">When it was heard, by the database's clock.</param>
/// <param name="Place">Its place among the others; null if its word came too late to be heard.</param>
internal sealed record Report(double HeardAt, PlaceAmongInstances? Place);
