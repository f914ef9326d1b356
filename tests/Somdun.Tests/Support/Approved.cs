namespace Somdun.Tests.Support;

/// <summary>Compares text with a file of the repository that a person has read and approved.</summary>
internal static class Approved
{
    /// <summary>True under <c>bin/approve</c>: what was approved is written anew.</summary>
    public static bool IsWriting => Environment.GetEnvironmentVariable("APPROVE") == "1";

    /// <remarks>
    /// <c>bin/approve</c> runs the tests with APPROVE=1, which writes the new text; read the difference before committing it.
    /// A test that calls this carries <c>[Trait("approval", "yes")]</c>, so that <c>bin/approve</c> finds it.
    /// </remarks>
    public static void File(string path, string actual)
    {
        var file = Repository.PathOf(path);

        if (IsWriting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            System.IO.File.WriteAllText(file, actual.ReplaceLineEndings("\n"));
        }

        var approved = System.IO.File.Exists(file) ? System.IO.File.ReadAllText(file) : "";
        Assert.True(
            approved.ReplaceLineEndings("\n") == actual.ReplaceLineEndings("\n"),
            $"{path} is not what was approved. Where the change is meant, bin/approve writes it anew; read the difference. It is now:\n{actual}");
    }
}
