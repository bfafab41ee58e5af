namespace ServiceApi.Client.Testing;

/// <summary>Why a token opens nothing.</summary>
internal enum TokenFlaw
{
    Missing,
    Unknown,
    Expired,
}
