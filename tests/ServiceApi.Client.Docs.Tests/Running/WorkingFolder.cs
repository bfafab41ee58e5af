namespace ServiceApi.Client.Docs.Tests.Running;

/// <summary>Where the process works while blocks are run: pages name files without a folder.</summary>
public sealed class WorkingFolder : IDisposable
{
    internal const string Photo = "after.jpg";
    private readonly string _before = Environment.CurrentDirectory;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pages-");

    public WorkingFolder()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, Photo), Jpeg);
        Environment.CurrentDirectory = _folder.FullName;
    }

    internal static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[60_000]];

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Delete(recursive: true);
    }
}
