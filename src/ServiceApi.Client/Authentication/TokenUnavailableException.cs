namespace ServiceApi.Client.Authentication;

/// <summary>Carries what the source of the tokens threw to those who wait for a token; it never leaves the library.</summary>
internal sealed class TokenUnavailableException(Exception innerException) : Exception("No access token could be had.", innerException);
