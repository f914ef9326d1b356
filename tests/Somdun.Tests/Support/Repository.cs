namespace Somdun.Tests.Support;

/// <summary>Where the repository and the material beside it lie.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Somdun.slnx</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>The plan Somdun was asked to read. It is an office's own text, so it lies beside the repository, not in it.</summary>
    public static string Seed => Shared("seed/action-plan-fy2563-strategy6.txt");

    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>
    /// A file of <c>../shared</c>, beside the repository. Where it is absent the calling test is skipped, and
    /// <c>./test</c> says that it was left out.
    /// </summary>
    public static string Shared(string path)
    {
        var file = Path.GetFullPath(Path.Combine(Root, "../shared", path));
        Assert.SkipUnless(System.IO.File.Exists(file), $"../shared/{path} is not beside the repository.");
        return file;
    }

    /// <summary>The files that are the repository's own, wherever one stands: those built, fetched and generated are left out.</summary>
    public static IEnumerable<string> Files(string folder = "", string pattern = "*") =>
        Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "obj" or "artifacts" or ".git" or "TestResults" or "Debug" or "Release"))
            .Order(StringComparer.Ordinal);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Somdun.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository: no Somdun.slnx above them.");
    }
}
