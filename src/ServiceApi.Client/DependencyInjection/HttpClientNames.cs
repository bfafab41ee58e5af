namespace ServiceApi.Client.DependencyInjection;

/// <summary>The names under which the HttpClient factory knows the clients of an account at a service.</summary>
internal readonly record struct HttpClientNames(string Service, string Account)
{
    public string Api => Name(Service);

    public string Tokens => Other("Tokens");

    public string Other(string purpose) => Name($"{Service}.{purpose}");

    private string Name(string client) => Account.Length == 0 ? client : $"{client}:{Account}";
}
