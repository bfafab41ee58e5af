namespace ServiceApi.Client.Docs.Tests;

internal enum SnippetKind
{
    /// <summary>The body of a method, which is run: a fence of <c>csharp</c>.</summary>
    Runs,

    /// <summary>The body of a method that waits for somebody, or that the sandbox has no answer for: a fence of <c>csharp no-run</c>.</summary>
    OnlyCompiles,

    /// <summary>Types of an app's own: a fence of <c>csharp types</c>.</summary>
    DeclaresTypes,

    /// <summary>A file as it stands, in a project with the usual implicit usings and no others: a fence of <c>csharp file</c>.</summary>
    IsFile,
}
