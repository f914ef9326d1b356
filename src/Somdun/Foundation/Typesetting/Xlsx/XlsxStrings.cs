using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Somdun.Foundation.Typesetting;

/// <summary>The texts of a workbook, each kept once.</summary>
internal sealed class XlsxStrings
{
    /// <summary>The longest text a cell may hold; Excel refuses a file with a longer one.</summary>
    private const int Longest = 32767;

    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public string Keep(string text)
    {
        var kept = text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
        if (!_known.TryGetValue(kept, out var index))
        {
            index = _texts.Count;
            _texts.Add(kept);
            _known.Add(kept, index);
        }

        return index.ToString(CultureInfo.InvariantCulture);
    }

    public SharedStringTable Table() => new(_texts.Select(t => new SharedStringItem(new S.Text(t) { Space = SpaceProcessingModeValues.Preserve })));
}

/// <summary>Names of sheets as Excel takes them: short, without its signs of reference, each only once.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Take(string wanted)
    {
        var letters = wanted.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\n' ? ' ' : c).ToArray();
        var name = new string(letters).Trim(' ', '\'');
        name = name.Length == 0 ? "Sheet" : name;
        for (var n = 1; ; n++)
        {
            var suffix = n == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({n})");
            var candidate = Cut(name, Longest - suffix.Length) + suffix;
            if (_taken.Add(candidate))
            {
                return candidate;
            }
        }
    }

    /// <summary>Cut where a word ends, so that no letter loses its marks.</summary>
    private static string Cut(string name, int length) =>
        name.Length <= length ? name : name[..ThaiLines.WordEnds(name).Where(e => e <= length).DefaultIfEmpty(length).Last()].TrimEnd();
}
