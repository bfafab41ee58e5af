namespace ServiceApi.Client.PostgreSql.Database;

/// <summary>An instance's place among the others.</summary>
/// <param name="Seat">Its number, from 0.</param>
/// <param name="Seats">How many there are.</param>
/// <param name="JoinedAt">When it joined them, by the database's clock.</param>
/// <param name="SeatedAt">When it took its seat.</param>
/// <param name="GivenOut">The part of every plan that is given out to those who ask; the rest is kept free for instances that have fallen silent.</param>
internal sealed record PlaceAmongInstances(int Seat, int Seats, double JoinedAt, double SeatedAt, double GivenOut);
