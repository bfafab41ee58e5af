namespace ServiceApi.Client.Docs.Tests;

/// <summary>The pages for readers, as the build copies them beside the tests.</summary>
internal static class Pages
{
    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "Pages");

    public static IEnumerable<string> All =>
        Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal);

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));
}
