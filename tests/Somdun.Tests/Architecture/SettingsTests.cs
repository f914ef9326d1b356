using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Jobs;
using Somdun.Tests.Support;

namespace Somdun.Tests.Architecture;

/// <summary>The administrator's guide names every setting that the program reads, in both languages, and none that it does not.</summary>
public sealed partial class SettingsTests : IDisposable
{
    private readonly App _app = new(Database.Sqlite);

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("docs/guide/administrator.en.md")]
    [InlineData("docs/guide/administrator.th.md")]
    public void The_guide_names_every_setting_and_no_other(string guide)
    {
        var text = File.ReadAllText(Repository.PathOf(guide));
        var inTable = Row.Matches(text).Select(row => row.Groups[1].Value).ToList();

        Assert.Equal(Read().Order(StringComparer.Ordinal), inTable.Order(StringComparer.Ordinal));
        Assert.Contains("administrator create --name", text, StringComparison.Ordinal);
        Faults.None(Named.Matches(text).Select(named => named.Value).Where(name => !Read().Contains(name.EndsWith("_FILE", StringComparison.Ordinal) ? name[..^"_FILE".Length] : name)).Distinct());
    }

    // Wherever the source names one, and the days that records are kept, which are named by their rules.
    private HashSet<string> Read() =>
    [
        .. Repository.Files("src", "*.cs").SelectMany(file => InSource.Matches(File.ReadAllText(Repository.PathOf(file)))).Select(named => named.Groups[1].Value),
        .. _app.Services.GetRequiredService<Retention>().Rules.Select(rule => rule.Setting),
    ];

    [GeneratedRegex(@"""(SOMDUN_[A-Z_]*[A-Z])""")]
    private static partial Regex InSource { get; }

    [GeneratedRegex(@"^\| `(SOMDUN_[A-Z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row { get; }

    [GeneratedRegex(@"SOMDUN_[A-Z_]*[A-Z]")]
    private static partial Regex Named { get; }
}
