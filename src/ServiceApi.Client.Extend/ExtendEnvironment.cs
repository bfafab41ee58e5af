namespace ServiceApi.Client.Extend;

/// <summary>Where Extend's API is called.</summary>
public enum ExtendEnvironment
{
    /// <summary>The one with real service orders: <c>https://api.helloextend.com</c>.</summary>
    Production,

    /// <summary>The one to try things in: <c>https://api-demo.helloextend.com</c>.</summary>
    Demo,
}
