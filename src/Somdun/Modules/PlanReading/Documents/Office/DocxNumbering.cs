using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// Counts automatic list numbers as Word does, since they are nowhere in the text: levels, restarts, overrides, Thai
/// digits and letters.
/// </summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<int, XElement> _lists = [];
    private readonly Dictionary<int, XElement> _abstracts = [];

    // Lists of one abstract definition count on together, so the counters belong to the definition.
    private readonly Dictionary<int, int?[]> _counters = [];
    private readonly HashSet<(int List, int Level)> _overridden = [];

    public DocxNumbering(XElement? numbering)
    {
        foreach (var element in numbering?.Elements() ?? [])
        {
            if (element.Name.LocalName == "abstractNum" && Id(element, "abstractNumId") is { } abstractId)
            {
                _abstracts.TryAdd(abstractId, element);
            }
            else if (element.Name.LocalName == "num" && Id(element, "numId") is { } listId)
            {
                _lists.TryAdd(listId, element);
            }
        }
    }

    /// <summary>The marker of the next paragraph of a list; null where the level prints none.</summary>
    public string? Next(int list, int level)
    {
        if (level is < 0 or >= Levels || !_lists.TryGetValue(list, out var number)
            || number.Child("abstractNumId").Number() is not { } definition || !_abstracts.ContainsKey(definition))
        {
            return null;
        }

        if (!_counters.TryGetValue(definition, out var counters))
        {
            _counters[definition] = counters = new int?[Levels];
        }

        for (var i = 0; i < Levels; i++)
        {
            if (Override(number, i).Child("startOverride").Number() is { } start && _overridden.Add((list, i)))
            {
                counters[i] = start - 1;
            }
        }

        var here = Level(number, definition, level);
        counters[level] = counters[level] is { } last ? last + 1 : Start(here);
        for (var deeper = level + 1; deeper < Levels; deeper++)
        {
            // lvlRestart 0: this level counts on, whatever happens above it.
            if (Level(number, definition, deeper).Child("lvlRestart").Number() is not 0)
            {
                counters[deeper] = null;
            }
        }

        return Marker(here, i => (counters[i] ??= Start(Level(number, definition, i)), Level(number, definition, i)));
    }

    private static string? Marker(XElement? level, Func<int, (int Value, XElement? Level)> counter)
    {
        var pattern = level.Child("lvlText").Said("val") ?? "";
        var format = Format(level);
        if (format == "bullet")
        {
            return Bullet(pattern);
        }

        var isLegal = level.IsOn("isLgl");
        var marker = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var (value, of) = counter(pattern[++i] - '1');
                marker.Append(ListMarker.Number(value, isLegal ? "decimal" : Format(of)));
            }
            else
            {
                marker.Append(pattern[i]);
            }
        }

        return marker.ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>Bullets are letters of symbol fonts: a dash stays a dash, a tick a tick, all others are bullets.</summary>
    private static string? Bullet(string pattern) => pattern.Trim() switch
    {
        "" => null,
        "-" or "–" or "—" or "\uF02D" => "-",
        "\uF0FC" or "✓" or "✔" => "✓",
        "*" => "*",
        _ => ListMarker.Bullet,
    };

    private static string Format(XElement? level) => level.Child("numFmt").Said("val")
        // Newer formats come wrapped, with a fallback beside them.
        ?? level.Child("AlternateContent").Child("Choice").Child("numFmt").Said("val")
        ?? "decimal";

    private static int Start(XElement? level) => level.Child("start").Number() ?? 1;

    private XElement? Level(XElement list, int definition, int level) =>
        Override(list, level).Child("lvl") ?? _abstracts[definition].Elements().FirstOrDefault(e => e.Name.LocalName == "lvl" && Id(e, "ilvl") == level);

    private static XElement? Override(XElement list, int level) =>
        list.Elements().FirstOrDefault(e => e.Name.LocalName == "lvlOverride" && Id(e, "ilvl") == level);

    private static int? Id(XElement element, string attribute) =>
        int.TryParse(element.Said(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : null;
}
