using System.Text.RegularExpressions;
using System.Xml.Linq;
using Somdun.Tests.Support;

namespace Somdun.Tests.Architecture;

/// <summary>docs/packages.md says of each package why it is here; a package without a reason does not come in.</summary>
public partial class PackagesTests
{
    private static readonly IReadOnlyDictionary<string, string> Pinned =
        XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);

    private static readonly IReadOnlyDictionary<string, string> Explained =
        Row.Matches(File.ReadAllText(Repository.PathOf("docs/packages.md")))
            .ToDictionary(row => row.Groups["name"].Value, row => row.Groups["licence"].Value);

    [Fact]
    public void Every_package_is_explained_and_every_explanation_has_its_package() =>
        Assert.Equal(Pinned.Keys.Order(StringComparer.Ordinal), Explained.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_licence_told_is_the_one_in_the_package()
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");
        var told = Pinned
            .Select(package => (package.Key, File: Path.Combine(folder, package.Key.ToLowerInvariant(), package.Value, $"{package.Key.ToLowerInvariant()}.nuspec")))
            .Where(package => File.Exists(package.File))
            .Select(package => (package.Key, Licence: XDocument.Load(package.File).Descendants()
                .FirstOrDefault(element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value))
            .Where(package => package.Licence is not null)
            .ToList();

        Assert.NotEmpty(told);
        Assert.All(told, package => Assert.Equal($"{package.Key}: {package.Licence}", $"{package.Key}: {Explained[package.Key]}"));
    }

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \| (?<licence>[^|]+?) \| [^|]{10,} \| [^|]{5,} \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row { get; }
}
