using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Tests.Support;

namespace Somdun.Tests.Architecture;

/// <summary>One concept, one word: in code, table, address and glossary.</summary>
public partial class GlossaryTests
{
    private static readonly IReadOnlyList<string> Named =
        [.. Row.Matches(File.ReadAllText(Repository.PathOf("docs/glossary.md"))).SelectMany(row => Code.Matches(row.Groups["code"].Value)).Select(name => name.Groups["name"].Value)];

    [Fact]
    public void Every_type_and_module_the_glossary_names_exists()
    {
        HashSet<string> known = [.. Modules.App.GetTypes().Concat(Modules.Kernel.GetTypes()).Select(type => type.Name.Split('`')[0]), .. Modules.All];

        Assert.NotEmpty(Named);
        Faults.None(Named.Except(known));
    }

    [Fact]
    public void Every_entity_and_every_module_is_in_the_glossary()
    {
        using var db = DatabaseSetting.Parse("sqlite:model.db").Open();
        var words = db.Model.GetEntityTypes().Select(entity => entity.ClrType.Name).Concat(Modules.All);

        Faults.None(words.Except(Named).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\|[^|]+\|[^|]+\|(?<code>[^|]*`[^|]*)\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row { get; }

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code { get; }
}
