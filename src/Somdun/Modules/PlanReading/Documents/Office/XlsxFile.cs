using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>The sheets of a workbook, streamed cell by cell; values as their formats show them.</summary>
internal sealed partial class XlsxFile
{
    private readonly OfficePackage _package;
    private readonly Extraction _extraction;
    private readonly List<string> _strings = [];
    private readonly List<NumberFormat> _formats = [];
    private readonly List<string?> _shades = [];
    private bool _startsIn1904;

    private XlsxFile(OfficePackage package, Extraction extraction) => (_package, _extraction) = (package, extraction);

    public static List<Block> Read(OfficePackage package, Extraction extraction) => new XlsxFile(package, extraction).Sheets();

    private List<Block> Sheets()
    {
        var main = _package.Main("xl/workbook.xml");
        var parts = _package.Relations(main);
        var sheets = new List<(string Name, string Id, bool IsHidden)>();
        using (var reader = _package.Xml(main) ?? throw _extraction.Damaged(T($"ไม่มีส่วน {main}", $"the part {main} is missing")))
        {
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                {
                    _startsIn1904 = IsTrue(reader.GetAttribute("date1904"));
                }
                else if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                {
                    sheets.Add((reader.GetAttribute("name") ?? $"{sheets.Count + 1}", RelationId(reader), reader.GetAttribute("state") is "hidden" or "veryHidden"));
                }
            }
        }

        ReadStrings(Part("sharedStrings"));
        ReadFormats(Part("styles"));

        var blocks = new List<Block>();
        var (formulas, first) = (0, (string?)null);
        foreach (var (name, id, isHidden) in sheets)
        {
            if (!parts.TryGetValue(id, out var part) || part.Kind != "worksheet")
            {
                continue;
            }

            var grid = new SheetGrid(name, _extraction);
            if (isHidden)
            {
                grid.TellHiddenSheet();
                continue;
            }

            ReadSheet(part.Part, grid);
            (formulas, first) = (formulas + grid.FormulasWithoutValue, first ?? grid.FirstFormulaWithoutValue);
            if (grid.Build() is { } table)
            {
                blocks.Add(table);
            }
        }

        return blocks.Count == 0 && first is not null
            ? throw Extraction.Refuse(Unreadable.FormulasWithoutValues(_extraction.FileName, formulas, new Text(first, first)))
            : blocks;

        string? Part(string kind) => parts.Values.FirstOrDefault(p => p.Kind == kind).Part;
    }

    private void ReadStrings(string? part)
    {
        var letters = 0L;
        using var reader = part is null ? null : _package.Xml(part);
        while (reader is not null && reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                _extraction.Pause();
                _strings.Add(RichText(reader));
                letters += _strings[^1].Length;
                if (letters > Extraction.MaxCharacters)
                {
                    throw _extraction.TooManyLetters(Extraction.MaxCharacters, T("รายการข้อความ", "its list of texts"));
                }

                if (_strings.Count > Extraction.MaxCells)
                {
                    throw Extraction.Refuse(Unreadable.TooMuch(_extraction.FileName, Extraction.MaxCells, T("ข้อความ", "texts"), T("รายการข้อความ", "its list of texts")));
                }
            }
        }
    }

    private void ReadFormats(string? part)
    {
        var codes = new Dictionary<int, string>();
        var fills = new List<string?>();
        using var reader = part is null ? null : _package.Xml(part);
        var isInCells = false;
        while (reader is not null && reader.Read())
        {
            if (reader.LocalName == "cellXfs")
            {
                isInCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && Number(reader.GetAttribute("numFmtId")) is { } id)
            {
                codes[id] = reader.GetAttribute("formatCode") ?? "General";
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "fill" })
            {
                fills.Add(null);
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "fgColor" } && fills.Count > 0)
            {
                fills[^1] = ShadeOf(reader);
            }
            else if (isInCells && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                _shades.Add(fills.ElementAtOrDefault(Number(reader.GetAttribute("fillId")) ?? 0));
                var format = Number(reader.GetAttribute("numFmtId")) ?? 0;
                _formats.Add(codes.TryGetValue(format, out var code) ? NumberFormat.Of(code) : NumberFormat.BuiltIn(format));
            }
        }
    }

    /// <summary>White, by itself or as the first colour of the theme, is no shade; nor is the pattern every file has for its second fill.</summary>
    private static string? ShadeOf(XmlReader colour) =>
        colour.GetAttribute("rgb") is { } rgb ? (rgb.EndsWith("FFFFFF", StringComparison.OrdinalIgnoreCase) ? null : rgb)
        : colour.GetAttribute("theme") is { } theme ? (theme == "0" && colour.GetAttribute("tint") is null ? null : $"theme {theme} {colour.GetAttribute("tint")}")
        : colour.GetAttribute("indexed") is { } index and not ("1" or "9" or "64" or "65") ? $"index {index}"
        : null;

    private void ReadSheet(string part, SheetGrid grid)
    {
        using var reader = _package.Xml(part) ?? throw _extraction.Damaged(T($"ไม่มีส่วน {part}", $"the part {part} is missing"));
        var (row, column) = (0, -1);
        var hidesRows = false;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "sheetFormatPr":
                    hidesRows = IsTrue(reader.GetAttribute("zeroHeight"));
                    break;

                case "col" when IsTrue(reader.GetAttribute("hidden")) || reader.GetAttribute("width") is "0":
                    grid.HideColumns((Number(reader.GetAttribute("min")) ?? 1) - 1, (Number(reader.GetAttribute("max")) ?? 1) - 1);
                    break;

                case "row":
                    row = Number(reader.GetAttribute("r")) ?? row + 1;
                    column = -1;
                    if (IsTrue(reader.GetAttribute("hidden")) || (hidesRows && reader.GetAttribute("hidden") is null && reader.GetAttribute("ht") is null))
                    {
                        grid.HideRow(row);
                    }

                    break;

                case "c":
                    column = Column(reader.GetAttribute("r")) ?? column + 1;
                    Cell(reader, row, column, grid);
                    break;

                case "mergeCell" when Area().Match(reader.GetAttribute("ref") ?? "") is { Success: true } area:
                    grid.Merge(int.Parse(area.Groups[2].ValueSpan, CultureInfo.InvariantCulture), Column(area.Groups[1].Value)!.Value,
                        int.Parse(area.Groups[4].ValueSpan, CultureInfo.InvariantCulture), Column(area.Groups[3].Value)!.Value);
                    break;
            }
        }
    }

    private void Cell(XmlReader reader, int row, int column, SheetGrid grid)
    {
        var style = Number(reader.GetAttribute("s")) ?? 0;
        if (style >= 0 && style < _shades.Count && _shades[style] is { } shade)
        {
            grid.Shade(row, column, shade);
        }

        if (reader.IsEmptyElement)
        {
            return;
        }

        var type = reader.GetAttribute("t") ?? "n";
        string? value = null;
        var hasFormula = false;
        var depth = reader.Depth;
        reader.Read();
        while (reader.Depth > depth)
        {
            switch (reader.NodeType == XmlNodeType.Element ? reader.LocalName : "")
            {
                case "v":
                    value = reader.ReadElementContentAsString();
                    break;

                case "is":
                    value = RichText(reader);
                    reader.Read();
                    break;

                case "f":
                    hasFormula = true;
                    reader.Skip();
                    break;

                default:
                    reader.Read();
                    break;
            }
        }

        if (string.IsNullOrEmpty(value))
        {
            if (hasFormula && type != "str")
            {
                grid.FormulaHasNoValue(row, column);
            }

            return;
        }

        if (type == "e")
        {
            grid.FormulaFails(row, column);
        }

        grid.Put(row, column, Shown(type, value, style));
    }

    private string Shown(string type, string value, int style)
    {
        switch (type)
        {
            case "s":
                return Number(value) is { } index && index >= 0 && index < _strings.Count ? _strings[index] : "";

            case "b":
                return value == "1" ? "TRUE" : "FALSE";

            case "str" or "inlineStr" or "e":
                return Unescape(value);

            case "d" when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment):
                return Format(style).Show(moment.ToOADate(), startsIn1904: false);

            default:
                return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? Format(style).Show(number, _startsIn1904)
                    : value;
        }
    }

    private NumberFormat Format(int style) => style >= 0 && style < _formats.Count ? _formats[style] : NumberFormat.General;

    /// <summary>The text of a shared or inline string: its runs joined, reading aids left out. The reader ends on the closing tag.</summary>
    private static string RichText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        string? only = null;
        StringBuilder? several = null;
        reader.Read();
        while (reader.Depth > depth)
        {
            switch (reader.NodeType == XmlNodeType.Element ? reader.LocalName : "")
            {
                case "t":
                    var text = reader.ReadElementContentAsString();
                    if (only is null)
                    {
                        only = text;
                    }
                    else
                    {
                        (several ??= new StringBuilder(only)).Append(text);
                    }

                    break;

                case "rPh" or "rPr":
                    reader.Skip();
                    break;

                default:
                    reader.Read();
                    break;
            }
        }

        return Unescape(several?.ToString() ?? only ?? "");
    }

    /// <summary>Excel writes characters that XML cannot hold as <c>_x000D_</c>.</summary>
    private static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    /// <summary>Nought-based column of "C14" or "C".</summary>
    private static int? Column(string? cell)
    {
        var column = 0;
        foreach (var letter in cell ?? "")
        {
            if (!char.IsAsciiLetter(letter) || column > 100_000)
            {
                break;
            }

            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A') + 1;
        }

        return column == 0 ? null : column - 1;
    }

    private static string RelationId(XmlReader sheet)
    {
        for (var i = 0; i < sheet.AttributeCount; i++)
        {
            sheet.MoveToAttribute(i);
            if (sheet is { LocalName: "id", Prefix.Length: > 0 })
            {
                var id = sheet.Value;
                sheet.MoveToElement();
                return id;
            }
        }

        sheet.MoveToElement();
        return "";
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static bool IsTrue(string? text) => text is "1" or "true" or "on";

    [GeneratedRegex(@"^\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})$", RegexOptions.CultureInvariant)]
    private static partial Regex Area();

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
