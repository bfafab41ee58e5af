namespace ServiceApi.Client.DependencyInjection;

/// <summary>The names under which the HttpClient factory knows an account's clients.</summary>
internal static class HttpClientNames
{
    public static string Api(string account) => Name("ServiceApi.Client", account);

    public static string Tokens(string account) => Name("ServiceApi.Client.Tokens", account);

    private static string Name(string client, string account) => account.Length == 0 ? client : $"{client}:{account}";
}
