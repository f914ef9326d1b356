using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>A web page, or the "XLS" that web systems export as one. Scripts are never run.</summary>
internal sealed partial class HtmlFile
{
    /// <summary>The document tree takes some seventy bytes a letter; a budget book saved by Excel has five million.</summary>
    private const int MaxLetters = 8_000_000;

    private const int MaxColumnSpan = 1_000;

    private static readonly HashSet<string> Unfilled = new(["", "white", "#fff", "#ffffff", "transparent", "none", "inherit", "initial"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Careless pages leave some open; thousands are no page.</summary>
    private const int MaxOpen = 1_000;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> CellEnds = Names("td", "th", "caption");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Styles =
        Names("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    /// <summary>Elements without content, and those that the next of their kind ends.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EndsByItself = Names(
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "html", "head", "body", "rt", "rp");

    private readonly Extraction _extraction;
    private readonly Stack<ListMarker.Counter> _lists = new();
    private readonly StringBuilder _line = new();
    private List<FlowItem> _items = [];
    private string? _marker;
    private int _hidden;

    private HtmlFile(Extraction extraction) => _extraction = extraction;

    public static List<Block> Read(string text, Extraction extraction)
    {
        if (text.Length > MaxLetters)
        {
            throw extraction.TooManyLetters(MaxLetters, DecodedText.LineAt(text, MaxLetters));
        }

        CheckNesting(text, extraction);

        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(text);
        var file = new HtmlFile(extraction);
        if (document.Body is { } body)
        {
            file.Children(body, 0);
            file.Break();
        }

        if (file._hidden > 0)
        {
            extraction.Note(FindingCode.PartSkipped, T(
                $"เนื้อหาที่ซ่อนไว้ {file._hidden} ส่วนไม่ได้นำมาอ่าน",
                $"{file._hidden} hidden {(file._hidden == 1 ? "part was" : "parts were")} left out"));
        }

        return FlowItem.ToBlocks(file._items, extraction);
    }

    /// <summary>
    /// Before the parser sees it, which takes the square of the depth: elements that only a closing tag ends, and letter
    /// styles left open, which it opens again in every paragraph until their cell ends.
    /// </summary>
    private static void CheckNesting(string text, Extraction extraction)
    {
        var (open, styles, tags, comment) = (0, 0, 0, 0);
        foreach (var tag in Tags().EnumerateMatches(text))
        {
            if (tag.Index < comment)
            {
                continue;
            }

            if (text[tag.Index + 1] == '!')
            {
                comment = text.IndexOf("-->", tag.Index, StringComparison.Ordinal) is >= 0 and var end ? end : text.Length;
                continue;
            }

            if (++tags > Extraction.MaxCells)
            {
                throw extraction.TooManyCells(DecodedText.LineAt(text, tag.Index));
            }

            var closes = text[tag.Index + 1] == '/';
            var name = text.AsSpan(tag.Index + (closes ? 2 : 1), tag.Length - (closes ? 2 : 1));
            if (CellEnds.Contains(name))
            {
                styles = 0;
            }
            else if (Styles.Contains(name))
            {
                styles = Math.Max(0, styles + (closes ? -1 : 1));
            }
            else if (!EndsByItself.Contains(name))
            {
                open = Math.Max(0, open + (closes ? -1 : 1));
            }

            if (open + styles > MaxOpen)
            {
                throw Extraction.Refuse(Unreadable.TooDeep(extraction.FileName, DecodedText.LineAt(text, tag.Index)));
            }
        }
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(params string[] names) =>
        new HashSet<string>(names, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    [GeneratedRegex("<!--|</?[a-z][a-z0-9:-]{0,30}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    private void Children(INode parent, int depth)
    {
        _extraction.CheckDepth(depth);
        _extraction.Pause();
        for (var node = parent.FirstChild; node is not null; node = node.NextSibling)
        {
            if (node is IText text)
            {
                _line.Append(text.Data);
            }
            else if (node is IElement element)
            {
                Element(element, depth + 1);
            }
        }
    }

    private void Element(IElement element, int depth)
    {
        switch (element.LocalName)
        {
            case "script" or "style" or "template" or "noscript" or "head" or "svg" or "object" or "iframe" or "select" or "datalist":
                break;

            case var _ when IsHidden(element):
                _hidden += string.IsNullOrWhiteSpace(element.TextContent) ? 0 : 1;
                break;

            case "br" or "hr":
                Break();
                break;

            case "table":
                Break();
                _items.Add(Table(element, depth));
                break;

            case "ol" or "ul" or "menu":
                Break();
                _lists.Push(Counter(element));
                Children(element, depth);
                Break();
                _lists.Pop();
                break;

            case "li":
                Break();
                _marker = _lists.Count == 0 ? null : _lists.Peek().Next(Attribute(element, "value"));
                Children(element, depth);
                Break();
                _marker = null;
                break;

            case "input":
                _line.Append(element.GetAttribute("type") is "checkbox" or "radio" ? (element.HasAttribute("checked") ? "✓" : "") : element.GetAttribute("value"));
                break;

            case "sup" or "sub" or "span" or "b" or "i" or "u" or "s" or "a" or "em" or "strong" or "font" or "small" or "big" or "mark" or "label"
                or "abbr" or "code" or "cite" or "q" or "del" or "ins" or "time" or "tt" or "bdi" or "bdo" or "wbr" or "var" or "kbd" or "samp" or "o:p":
                Children(element, depth);
                break;

            case "img" or "button" or "textarea" or "td" or "th":
                _line.Append(' ');
                Children(element, depth);
                _line.Append(' ');
                break;

            default:
                Break();
                Children(element, depth);
                Break();
                break;
        }
    }

    private FlowTable Table(IElement table, int depth)
    {
        _extraction.CheckDepth(depth);
        var rows = new List<FlowRow>();
        var section = 0;
        foreach (var child in table.Children)
        {
            switch (child.LocalName)
            {
                case "caption":
                    Children(child, depth + 1);
                    Break();
                    break;

                case "thead" or "tbody" or "tfoot" when IsHidden(child):
                    _hidden++;
                    break;

                case "thead" or "tbody" or "tfoot":
                    section++;
                    rows.AddRange(child.Children.Where(c => c.LocalName == "tr").SelectMany(r => Row(r, section, depth + 1)));
                    break;
            }
        }

        return new FlowTable(rows);
    }

    private IEnumerable<FlowRow> Row(IElement row, int section, int depth)
    {
        if (IsHidden(row))
        {
            _hidden += string.IsNullOrWhiteSpace(row.TextContent) ? 0 : 1;
            yield break;
        }

        var cells = new List<FlowCell>();
        foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th"))
        {
            if (IsHidden(cell))
            {
                _hidden += string.IsNullOrWhiteSpace(cell.TextContent) ? 0 : 1;
                continue;
            }

            var down = Attribute(cell, "rowspan") ?? 1;
            cells.Add(new FlowCell(
                Inside(cell, depth + 1),
                Math.Clamp(Attribute(cell, "colspan") ?? 1, 1, MaxColumnSpan),
                down == 0 ? int.MaxValue : Math.Max(1, down),
                Shade: ShadeOf(cell)));
        }

        yield return new FlowRow(cells, section);
    }

    private static string? ShadeOf(IElement cell)
    {
        var style = cell.GetAttribute("style") ?? "";
        var colour = cell.GetAttribute("bgcolor") ?? ValueOf(style, "background-color") ?? ValueOf(style, "background");
        return colour is null || Unfilled.Contains(colour.Trim()) ? null : colour.Trim();
    }

    /// <summary>The paragraphs and tables of one cell, apart from the flow around it.</summary>
    private List<FlowItem> Inside(IElement cell, int depth)
    {
        var outer = _items;
        _items = [];
        Children(cell, depth);
        Break();
        var inside = _items;
        _items = outer;
        return inside;
    }

    private void Break()
    {
        var text = _extraction.Clean(_line.ToString());
        _line.Clear();
        if (text.Length > 0)
        {
            _items.Add(new FlowLine(new CellLine(text, Marker: ListMarker.UnlessPrinted(_marker, text))));
            _marker = null;
        }
    }

    private static ListMarker.Counter Counter(IElement list)
    {
        var style = list.GetAttribute("style") ?? "";
        return style.Contains("list-style", StringComparison.OrdinalIgnoreCase) && style.Contains("none", StringComparison.OrdinalIgnoreCase) ? ListMarker.None()
            : list.LocalName != "ol" ? ListMarker.Bullets()
            : ListMarker.Numbers(Attribute(list, "start") ?? 1, list.GetAttribute("type") switch
            {
                "a" => "lower-alpha",
                "A" => "upper-alpha",
                "i" => "lower-roman",
                "I" => "upper-roman",
                _ => style.Contains("thai", StringComparison.OrdinalIgnoreCase) ? "thai" : "decimal",
            });
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || (element is IHtmlInputElement && element.GetAttribute("type") == "hidden")
        || (element.GetAttribute("style") is { } style
            && (Says(style, "display", "none") || Says(style, "visibility", "hidden") || Says(style, "mso-hide", "all")));

    private static bool Says(string style, string property, string value) =>
        ValueOf(style, property)?.StartsWith(value, StringComparison.OrdinalIgnoreCase) == true;

    private static string? ValueOf(string style, string property)
    {
        foreach (var rule in style.AsSpan().Split(';'))
        {
            var text = style.AsSpan(rule);
            var colon = text.IndexOf(':');
            if (colon > 0 && text[..colon].Trim().Equals(property, StringComparison.OrdinalIgnoreCase))
            {
                return text[(colon + 1)..].Trim().ToString();
            }
        }

        return null;
    }

    private static int? Attribute(IElement element, string name) =>
        int.TryParse(element.GetAttribute(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;
}
