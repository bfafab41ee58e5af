using System.Reflection;

namespace ServiceApi.Client.Tests.Shared;

/// <summary>A text that is committed, and must not change unnoticed.</summary>
internal static class Snapshot
{
    /// <summary>Compares an assembly's public API with PublicApi/(its name).txt in its test project.</summary>
    public static void AssertPublicApi(Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        AssertIs(Path.Combine(Repository.Root, "tests", name + ".Tests", "PublicApi", name + ".txt"), PublicApiText.Of(assembly));
    }

    /// <summary>Compares a text with a file of the repository, or writes it there when UPDATE_SNAPSHOTS is 1.</summary>
    private static void AssertIs(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (expected != actual)
        {
            Assert.Fail($"""
                {Path.GetFileName(path)} is not what it was:
                {Differences(expected, actual)}
                If that is meant, run the tests once with UPDATE_SNAPSHOTS=1, read the difference of the file, commit it, and say so in CHANGELOG.md.
                """);
        }
    }

    private static string Differences(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var lines = before.Except(after, StringComparer.Ordinal).Select(line => "- " + line.Trim())
            .Concat(after.Except(before, StringComparer.Ordinal).Select(line => "+ " + line.Trim()))
            .ToList();
        return lines.Count == 0 ? "(the same lines, in another place)" : string.Join('\n', lines);
    }
}
