namespace ServiceApi.Client.Pipeline;

/// <summary>The Selling Partner API's hosts.</summary>
internal static class ServiceEndpoints
{
    public static Uri Of(ServiceApiRegion region, bool isSandbox)
    {
        var code = region switch
        {
            ServiceApiRegion.NorthAmerica => "na",
            ServiceApiRegion.Europe => "eu",
            ServiceApiRegion.FarEast => "fe",
            _ => throw new ArgumentOutOfRangeException(nameof(region)),
        };
        return new($"https://{(isSandbox ? "sandbox." : "")}sellingpartnerapi-{code}.amazon.com");
    }

    /// <summary>Whether an API may be there: where secrets may be sent, without a path, since routes begin at the root.</summary>
    public static bool IsSafeRoot(Uri address) => IsSafe(address) && address.PathAndQuery == "/";

    /// <summary>Whether secrets may be sent there: over https, or to this machine.</summary>
    public static bool IsSafe(Uri address) =>
        address is { IsAbsoluteUri: true, UserInfo: "", Fragment: "" } && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
