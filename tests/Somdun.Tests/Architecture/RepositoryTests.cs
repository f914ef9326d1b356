using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Somdun.Tests.Support;

namespace Somdun.Tests.Architecture;

/// <summary>What holds for the files themselves.</summary>
public partial class RepositoryTests
{
    private static readonly IReadOnlyList<string> Texts =
    [
        .. Repository.Files().Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".csproj" or ".props" or ".json" or ".slnx" or ".slnf" or ".md"
            or ".css" or ".js" or ".html" or ".svg" or ".yml" or "").Where(file => !file.StartsWith("data/", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Nothing_is_left_to_be_done_later_in_the_source() =>
        Faults.None(Lines(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal), Unfinished));

    [Fact]
    public void No_test_is_switched_off() =>
        Faults.None(Lines(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal), SwitchedOff));

    [Fact]
    public void No_file_names_a_place_on_one_machine() => Faults.None(Lines(_ => true, MachinePath));

    [Fact]
    public void The_fonts_are_those_whose_licence_was_read()
    {
        var notice = File.ReadAllText(Repository.PathOf("THIRD-PARTY.md"));
        var fonts = Repository.Files("src").Where(file => Path.GetExtension(file) is ".ttf" or ".otf" or ".woff" or ".woff2").ToList();

        Assert.Equal(
            fonts.Select(file => $"`{file}` `{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Repository.PathOf(file))))}`"),
            NoticeRow.Matches(notice).Select(row => $"{row.Groups["file"].Value} {row.Groups["hash"].Value}").Order(StringComparer.Ordinal));
        Assert.All(fonts, font => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(Repository.PathOf(font))!, "OFL.txt")), $"{font} has no licence beside it."));
    }

    [Fact]
    public void Every_link_in_the_documents_leads_somewhere() =>
        Faults.None(Repository.Files(pattern: "*.md").SelectMany(file => Link.Matches(File.ReadAllText(Repository.PathOf(file)))
            .Select(link => link.Groups["to"].Value.Split('#')[0])
            .Where(to => to.Length > 0 && !Path.Exists(Path.Combine(Path.GetDirectoryName(Repository.PathOf(file))!, to)))
            .Select(to => $"{file} → {to}")));

    private static IEnumerable<string> Lines(Func<string, bool> which, Regex pattern) =>
        Texts.Where(which).Where(file => !file.EndsWith($"{nameof(RepositoryTests)}.cs", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(Repository.PathOf(file))
                .Select((line, i) => (line, At: $"{file}:{i + 1}: {line.Trim()}"))
                .Where(found => pattern.IsMatch(found.line))
                .Select(found => found.At));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Unfinished { get; }

    [GeneratedRegex(@"\bSkip\s*=|#if false|Explicit\s*=\s*true")]
    private static partial Regex SwitchedOff { get; }

    [GeneratedRegex(@"(?<![\w.}$)~-])/(root|home/[a-z]+|work)/\w|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath { get; }

    [GeneratedRegex(@"^\| (?<file>`[^`]+`) \| (?<hash>`[0-9a-f]{64}`) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex NoticeRow { get; }

    [GeneratedRegex(@"\]\((?!https?:|mailto:)(?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link { get; }
}
